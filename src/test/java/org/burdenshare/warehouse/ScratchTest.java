package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.spark.serializer.KryoSerializer;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.Test;

/** Rows that a run keeps. */
class ScratchTest {
  /** Spark writes what it drops from memory and reads again by Kryo, with classes of its own. */
  @Test
  void whatNoLongerFitsIntoMemory_isWrittenToDiskAndReadAgain() {
    var kryo = new KryoSerializer(TestSpark.session().sparkContext().conf()).newInstance();
    var type = scala.reflect.ClassTag$.MODULE$.<String>apply(String.class);

    ByteBuffer written = kryo.serialize("a row", type);

    assertThat(kryo.<String>deserialize(written, type)).isEqualTo("a row");
  }
}
