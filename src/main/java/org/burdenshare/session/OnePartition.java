package org.burdenshare.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.apache.spark.sql.internal.SQLConf;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Plans for a night of megabytes: rows that go into one partition are taken there one after the
 * other. Spark would exchange them, each time by a stage with tasks of its own, which costs more
 * than to compute them. Rows that a plan needs twice are still exchanged, and so computed once.
 */
public final class OnePartition extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectColumnar(BeforeStages::new);
    return BoxedUnit.UNIT;
  }

  /**
   * Spark lets rules for columns in where plans are as good as ready; this one is for exchanges.
   */
  private static final class BeforeStages extends ColumnarRule {
    private final SparkSession session;

    BeforeStages(SparkSession session) {
      this.session = session;
    }

    @Override
    public Rule<SparkPlan> preColumnarTransitions() {
      return new Rule<>() {
        @Override
        public SparkPlan apply(SparkPlan plan) {
          boolean isForMegabytes =
              Regime.of(session) == Regime.SMALL && !SQLConf.get().adaptiveExecutionEnabled();
          return isForMegabytes ? new Exchanges(plan).taken(plan) : plan;
        }
      };
    }
  }

  /** The exchanges of a plan. */
  private static final class Exchanges {
    private final Map<SparkPlan, Integer> times = new HashMap<>();

    Exchanges(SparkPlan plan) {
      count(plan);
    }

    private void count(SparkPlan plan) {
      if (!isIntoOnePartition(plan) || times.merge(same(plan), 1, Integer::sum) == 1) {
        children(plan).forEach(this::count);
      }
    }

    /** The same plan without those that are needed once. */
    SparkPlan taken(SparkPlan plan) {
      List<SparkPlan> children = children(plan);
      List<SparkPlan> taken = children.stream().map(this::taken).toList();
      if (isIntoOnePartition(plan) && times.get(same(plan)) == 1) {
        return new CoalesceExec(1, taken.get(0));
      }
      return taken.equals(children)
          ? plan
          : plan.withNewChildren(CollectionConverters.asScala(taken).toSeq());
    }

    private static boolean isIntoOnePartition(SparkPlan plan) {
      return plan instanceof ShuffleExchangeExec exchange
          && exchange.outputPartitioning().numPartitions() == 1;
    }

    private static SparkPlan same(SparkPlan plan) {
      return plan.canonicalized();
    }

    private static List<SparkPlan> children(SparkPlan plan) {
      return CollectionConverters.asJava(plan.children());
    }
  }
}
