package org.burdenshare;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;

/** Data passes the packages in one order, and so do the arrows between them. */
@AnalyzeClasses(packages = "org.burdenshare", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.burdenshare";

  /** From who uses to who is used. */
  private static final List<String> ORDER =
      List.of(
          ROOT + ".cli",
          ROOT + ".cli.shell",
          ROOT + ".cli.option",
          ROOT + ".run",
          ROOT + ".console",
          ROOT + ".page",
          ROOT + ".export",
          ROOT + ".claim",
          ROOT + ".query",
          ROOT + ".model",
          ROOT + ".warehouse",
          ROOT + ".warehouse.store",
          ROOT + ".warehouse.table",
          ROOT + ".warehouse.lease",
          ROOT + ".edition",
          ROOT + ".source.publisher",
          ROOT + ".source.tidy",
          ROOT + ".source.workbook",
          ROOT + ".source",
          ROOT + ".reference",
          ROOT + ".session");

  private static final String VOCABULARY = ROOT + ".vocabulary";

  /** What a Dataset gives without running anything. */
  private static final Set<String> LAZY =
      Set.of(
          Dataset.class.getName(),
          RelationalGroupedDataset.class.getName(),
          Column.class.getName());

  /** Methods that give a Dataset and yet run it or keep it. */
  private static final Set<String> KEEPING =
      Set.of("cache", "persist", "unpersist", "checkpoint", "localCheckpoint");

  /** Methods that give something else and yet run nothing. */
  private static final Set<String> LOOKING =
      Set.of("createOrReplaceTempView", "queryExecution", "sparkSession");

  /**
   * Facts among the resources, what is exported, the status of a run, the files with a query and
   * with groups, the terminal and standard output, the program's archive, whether a master answers,
   * the local file system.
   */
  private static final String FILES_OF_THEIR_OWN =
      ".*\\.(reference\\.ReferenceFile|model\\.SqlFile|page\\.Page"
          + "|export\\.(TidyExport|TableExport|TableWorkbook|AtomicOutput)|console\\.(RunStatus|Failures|Browser)"
          + "|session\\.(StandaloneMaster|LocalDisk|EmptyFolder)|cli\\.(SqlCommand|Main|CodeVersion|option\\.GroupsOption)"
          + "|cli\\.shell\\.(SqlPrompt|PipedStatements|Pager))(\\$.*)?";

  private static final Set<String> CHANGING_FILES =
      Set.of("create", "createNewFile", "createFile", "append", "mkdirs", "rename", "delete");

  private static final DescribedPredicate<JavaClass> STORAGE =
      resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.util.jar..")
          .and(DescribedPredicate.not(streamToAPerson()))
          .or(resideInAnyPackage("java.util.zip..", "org.apache.hadoop.fs.."))
          .or(named("org.apache.spark.sql.DataFrameReader"))
          .or(named("org.apache.spark.sql.DataFrameWriter"))
          .or(named("org.apache.spark.sql.DataFrameWriterV2"))
          .or(resideInAPackage("org.apache.spark.sql.streaming.."))
          .as("storage");

  @ArchTest
  static final ArchRule arrowsRunDownTheOrder =
      classes().should(dependOnNothingAboveThem()).as("Arrows run down the order of the packages");

  @ArchTest
  static final ArchRule noPackageInACycle =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule models_runNothing =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".model..")
          .should()
          .callCodeUnitWhere(runsADataset());

  @ArchTest
  static final ArchRule models_touchNoStorage =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".model..")
          .and(DescribedPredicate.not(nameMatching(".*\\.SqlFile")))
          .should()
          .dependOnClassesThat(STORAGE);

  @ArchTest
  static final ArchRule onlyTheWarehouse_knowsDelta =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

  @ArchTest
  static final ArchRule onlyWarehouseAndExport_write =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".warehouse..")
          .and(DescribedPredicate.not(nameMatching(".*\\.export\\.TableExport")))
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.spark\\.sql\\.(DataFrameWriter.*|MergeIntoWriter)");

  @ArchTest
  static final ArchRule onlyWarehouseAndExport_changeFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".warehouse..", ROOT + ".export..", ROOT + ".session..")
          .should()
          .callCodeUnitWhere(changesFiles());

  @ArchTest
  static final ArchRule onlyThreePackages_readTables =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".edition..", ROOT + ".source..", ROOT + ".warehouse..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(DataFrameReader.class);

  @ArchTest
  static final ArchRule onlyThreePackages_openFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".edition..", ROOT + ".source..", ROOT + ".warehouse..")
          .and(DescribedPredicate.not(nameMatching(FILES_OF_THEIR_OWN)))
          .should()
          .dependOnClassesThat(STORAGE);

  @ArchTest
  static final ArchRule referenceTables_openResourcesAlone =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".reference..")
          .should()
          .dependOnClassesThat(
              STORAGE.and(
                  DescribedPredicate.not(
                      resideInAPackage("java.io")
                          .and(nameMatching(".*\\.(InputStream|.*IOException)")))));

  @ArchTest
  static final ArchRule publicMethods_takeNoBoolean =
      codeUnits()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(takeNoBoolean());

  private static ArchCondition<JavaClass> dependOnNothingAboveThem() {
    return new ArchCondition<>("depend on packages further down alone, or on vocabulary") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        if (!origin.getPackageName().equals(VOCABULARY)
            && !ORDER.contains(origin.getPackageName())) {
          events.add(
              SimpleConditionEvent.violated(
                  origin, origin.getName() + " is in a package that the order does not name"));
        }
        origin.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isOurs(dependency.getTargetClass()))
            .filter(dependency -> !runsDown(dependency))
            .forEach(
                dependency ->
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
      }
    };
  }

  private static boolean isOurs(JavaClass target) {
    return target.getPackageName().equals(ROOT) || target.getPackageName().startsWith(ROOT + ".");
  }

  private static boolean runsDown(Dependency arrow) {
    String from = arrow.getOriginClass().getPackageName();
    String to = arrow.getTargetClass().getPackageName();
    if (from.equals(to) || to.equals(VOCABULARY)) {
      return true;
    }
    return !from.equals(VOCABULARY) && ORDER.indexOf(from) < ORDER.indexOf(to);
  }

  /** An action gives something else than a Dataset, or keeps one: there is no other way out. */
  private static DescribedPredicate<JavaCodeUnitAccess<?>> runsADataset() {
    return DescribedPredicate.describe(
        "run a Dataset",
        access -> {
          CodeUnitAccessTarget target = access.getTarget();
          return target.getOwner().isAssignableTo(Dataset.class)
              && !LOOKING.contains(target.getName())
              && (KEEPING.contains(target.getName())
                  || !LAZY.contains(target.getRawReturnType().getName()));
        });
  }

  private static DescribedPredicate<JavaCodeUnitAccess<?>> changesFiles() {
    return DescribedPredicate.describe(
        "change files",
        access -> {
          CodeUnitAccessTarget target = access.getTarget();
          return target.getOwner().isAssignableTo(FileSystem.class)
              && CHANGING_FILES.contains(target.getName());
        });
  }

  private static ArchCondition<JavaCodeUnit> takeNoBoolean() {
    return new ArchCondition<>("take no boolean") {
      @Override
      public void check(JavaCodeUnit method, ConditionEvents events) {
        method.getRawParameterTypes().stream()
            .filter(
                type -> type.isEquivalentTo(boolean.class) || type.isEquivalentTo(Boolean.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " takes a boolean")));
      }
    };
  }

  private static DescribedPredicate<JavaClass> streamToAPerson() {
    return nameMatching("java\\.io\\.(PrintStream|PrintWriter|Serializable)");
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> nameMatching(String pattern) {
    return DescribedPredicate.describe(pattern, type -> type.getName().matches(pattern));
  }
}
