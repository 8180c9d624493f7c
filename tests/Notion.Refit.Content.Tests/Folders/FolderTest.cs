using System.Text;
using Notion.Refit.Emulator;
using Notion.Refit.Testing;

namespace Notion.Refit.Content.Tests.Folders;

/// <summary>A test with an emulator and a folder.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class FolderTest
{
    private readonly List<IDisposable> _clients = [];
    private readonly List<string> _folders = [];
    private readonly List<NotionEmulator> _emulators = [];

    private protected ManualTimeProvider Time { get; } = new();

    private protected NotionEmulator Emulator { get; private set; } = null!;

    private protected INotionClient Notion { get; private set; } = null!;

    private protected PageId Root => Emulator.RootPageId;

    private protected HttpClient Files { get; private set; } = null!;

    private protected MarkdownExportOptions ExportOptions => new() { TimeProvider = Time, FileClient = Files };

    private protected MarkdownImportOptions ImportOptions => new() { TimeProvider = Time };

    [SetUp]
    public void StartEmulator()
    {
        Emulator = NewEmulator();
        Notion = ClientOf(Emulator);
        Files = FilesOf(Emulator);
    }

    [TearDown]
    public async Task CleanUpAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (NotionEmulator emulator in _emulators)
            await emulator.DisposeAsync();
        foreach (string folder in _folders.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private protected NotionEmulator NewEmulator()
    {
        NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = Time, RecordedRequests = 20_000 });
        _emulators.Add(emulator);
        return emulator;
    }

    private protected INotionClient ClientOf(NotionEmulator emulator)
    {
        NotionClient client = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options =>
        {
            options.BaseAddress = emulator.BaseAddress;
            options.RateLimit.Enabled = false;
            options.Retry.MaxRetries = 0;
        });
        _clients.Add(client);
        return client;
    }

    private protected HttpClient FilesOf(NotionEmulator emulator)
    {
        HttpClient files = emulator.CreateHttpClient();
        files.DefaultRequestHeaders.Clear();
        _clients.Add(files);
        return files;
    }

    private protected string NewFolder()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"notion-refit-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        _folders.Add(folder);
        return folder;
    }

    private protected static void Write(string folder, string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private protected static string Read(string folder, string path) => File.ReadAllText(Path.Combine(folder, path));

    /// <summary>The files of a folder and their text, without the record.</summary>
    private protected static string Show(string folder, bool withIds = true)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (path.StartsWith(".notion/", StringComparison.Ordinal))
                continue;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"=== {path}\n");
            foreach (string line in File.ReadAllLines(file))
            {
                if (withIds || !(line.StartsWith("notion_id:", StringComparison.Ordinal) || line.StartsWith("last_edited_time:", StringComparison.Ordinal)))
                    text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Lets all times of the last edit be in the past.</summary>
    private protected void Settle() => Time.Advance(TimeSpan.FromMinutes(10));

    private protected async Task<int> CountAsync(Func<Task> calls, bool writesOnly = false)
    {
        Emulator.Requests.Clear();
        await calls();
        return Emulator.Requests.Count(request => !writesOnly || (request.Method != HttpMethod.Get && !request.Path.EndsWith("/query", StringComparison.Ordinal)));
    }
}
