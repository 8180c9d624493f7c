namespace Notion.Refit.Everyday.Tests.Files;

/// <summary>A test with a client for the hosts of files.</summary>
internal abstract class FileTest : EmulatorTest
{
    protected HttpClient Files { get; private set; } = null!;

    [SetUp]
    public void CreateFileClient()
    {
        Files = Emulator.CreateHttpClient();
        Files.DefaultRequestHeaders.Clear();
    }

    [TearDown]
    public void DisposeFileClient() => Files.Dispose();
}
