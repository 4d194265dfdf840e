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
 * An optimisation for small data: an exchange into a single partition becomes a coalesce within the
 * stage. Spark would shuffle, each time with a stage and tasks of its own, which costs more than
 * the computation. Exchanges that a plan uses twice are kept, so that their rows are computed once.
 */
public final class OnePartition extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectColumnar(BeforeStages::new);
    return BoxedUnit.UNIT;
  }

  /** Spark's extension point for rules on nearly final plans is the one for columnar rules. */
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
          return isForMegabytes ? new Exchanges(plan).coalesced(plan) : plan;
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

    /** The plan without the exchanges that are used once. */
    SparkPlan coalesced(SparkPlan plan) {
      List<SparkPlan> children = children(plan);
      List<SparkPlan> coalesced = children.stream().map(this::coalesced).toList();
      if (isIntoOnePartition(plan) && times.get(same(plan)) == 1) {
        return new CoalesceExec(1, coalesced.get(0));
      }
      return coalesced.equals(children)
          ? plan
          : plan.withNewChildren(CollectionConverters.asScala(coalesced).toSeq());
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
