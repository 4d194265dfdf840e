package org.burdenshare.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it; where there is none, the test is skipped. */
  public static Browser start() {
    Path chromium = program("chromium");
    Path chromedriver = program("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(),
            options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return new Browser(driver);
  }

  private static Path program(String name) {
    List<Path> found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .toList();
    assumeThat(found).as(name + " is on this machine").isNotEmpty();
    return found.get(0);
  }

  /** Opens an address. */
  public void open(String address) {
    driver.get("about:blank");
    driver.get(address);
  }

  /** Sets the inner size of the window. */
  public void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Has the reader prefer light or dark. */
  public void colourScheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Shows the page as it is printed. */
  public void paper() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    run("window.dispatchEvent(new Event('beforeprint'))");
  }

  /** Has what a page saves land in a folder. */
  public void saveIn(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }

  /** The text of the one file that a page has saved in a folder, as soon as it is whole. */
  public static String saved(Path folder) throws IOException, InterruptedException {
    return Files.readString(savedFile(folder));
  }

  /** The one file that a page has saved in a folder, as soon as it is whole. */
  public static Path savedFile(Path folder) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> whole = files.filter(file -> !file.toString().endsWith(".crdownload")).toList();
        if (!whole.isEmpty()) {
          return whole.get(0);
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Nothing was saved within " + PATIENCE);
  }

  /** Lets pages read the clipboard. */
  public void showClipboard() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  /** Clicks the button of a text, within what a selector finds. */
  public void click(String selector, String text) {
    driver.findElement(By.cssSelector(selector)).findElements(By.tagName("button")).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No button '%s'".formatted(text)))
        .click();
  }

  /** What a script returns. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script hands to its last argument, a callback. */
  public Object await(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** The text of an element as it is seen. */
  public String text(String id) {
    return (String) run("return document.getElementById(arguments[0]).innerText", id);
  }

  /** What was said on the console since the last question. */
  public List<String> console() {
    return messages(LogType.BROWSER).toList();
  }

  /** What was asked of the network, or of the disk, since the last question. */
  public List<String> requests() {
    return messages(LogType.PERFORMANCE)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message ->
                message.replaceFirst("(?s).*\"documentURL\":.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private Stream<String> messages(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false)
        .map(LogEntry::getMessage);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
