using System.Text;
using Microsoft.Data.Sqlite;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Sqlite.Tests;

/// <summary>The knowledge of a store over restarts.</summary>
public sealed class SqliteLiveStorageTests : IAsyncDisposable
{
    private static readonly LiveFollowOptions s_content = new() { Content = true, SweepEvery = Timeout.InfiniteTimeSpan };

    private readonly string _folder = Directory.CreateTempSubdirectory("live").FullName;
    private readonly ManualTimeProvider _time = new();
    private readonly NotionEmulator _emulator;
    private readonly NotionClient _notion;
    private readonly EmulatedDatabase _tasks;
    private readonly PageId _page;

    public SqliteLiveStorageTests()
    {
        _emulator = NotionEmulator.Start(new() { TimeProvider = _time });
        _notion = Connect(_emulator.Token);
        _tasks = _emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() });
        for (int i = 0; i < 150; i++)
            _tasks.AddRow(new() { ["Name"] = new TitleValue($"{i}") });
        _time.Advance(TimeSpan.FromMinutes(10));
        _tasks.AddRow(new() { ["Name"] = new TitleValue("Last") });
        _page = _emulator.Workspace.AddPage("Plan", [new ToggleBlock("two") { Children = [new ParagraphBlock("three")] }]);
        _time.Advance(TimeSpan.FromMinutes(10));
    }

    private string File => Path.Combine(_folder, "notion.db");

    [Test]
    public async Task After_a_restart_objects_read_at_once_and_following_asks_only_for_what_has_changed_since()
    {
        await RunAsync(FollowAsync);
        PageId row = _tasks.AddRow(new() { ["Name"] = new TitleValue("New") });
        _emulator.Requests.Clear();

        await RunAsync(async store =>
        {
            Assert.That(store.FindPage(_page)!.Title, Is.EqualTo("Plan"));
            Assert.That(store.FindBlock(store.ChildrenOf(store.ChildrenOf(_page)![0])![0])!.Content.ToString(), Does.Contain("three"));
            Assert.That(store.RowsOf(_tasks.DataSourceId), Has.Count.EqualTo(151));
            using LiveFollow rows = store.Follow(_tasks.DataSourceId, Timeout.InfiniteTimeSpan, new() { SweepEvery = Timeout.InfiniteTimeSpan });
            using LiveFollow page = store.Follow(_page, Timeout.InfiniteTimeSpan, s_content);
            while (rows.Status.LastRound is null || page.Status.LastRound is null)
                await Task.Yield();
            Assert.That(store.RowsOf(_tasks.DataSourceId), Has.Count.EqualTo(152).And.Contain(row));
        });

        // The bot, one query, the page without its blocks.
        Assert.That(_emulator.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_was_forgotten_is_not_there_after_a_restart()
    {
        await RunAsync(async store =>
        {
            await FollowAsync(store);
            await store.SaveAsync();
            store.Forget(new EntityId(_page.Value));
        });

        await RunAsync(store =>
        {
            Assert.That(store.FindPage(_page), Is.Null);
            return Task.CompletedTask;
        });
    }

    [Test]
    public async Task A_file_has_no_token_and_no_signed_address()
    {
        FileUploadId upload = await _notion.FileUploads.UploadAsync(new MemoryStream([1, 2, 3]), "a.png");
        await _notion.Blocks.AppendChildrenAsync(_page, new() { Children = [new ImageBlock(new FileUploadFile(upload))] });
        await RunAsync(async store =>
        {
            await FollowAsync(store);
            Assert.That(store.ChildrenOf(_page)!.Select(id => store.FindBlock(id)!.Content).OfType<ImageBlock>().Single().Source, Is.InstanceOf<HostedFile>().With.Property("Url").Contain("?"));
        });

        string text = string.Concat(Directory.GetFiles(_folder).Select(file => Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(file))));

        Assert.That(text, Does.Contain("a.png").And.Not.Contain(_emulator.Token).And.Not.Contain("X-Amz").And.Not.Contain("a.png?"));
    }

    [Test]
    public void An_unknown_version_is_refused_with_the_reason_and_left_as_it_is()
    {
        SqliteLiveStorage.Open(File).Dispose();
        Run("PRAGMA user_version = 7");

        Assert.That(() => SqliteLiveStorage.Open(File), Throws.TypeOf<NotSupportedException>().With.Message.Contain("version 7"));
        Assert.That(Run("PRAGMA user_version"), Is.EqualTo(7));
    }

    [Test]
    public void The_file_of_another_program_is_refused_and_left_as_it_is()
    {
        Run("CREATE TABLE mine (id INTEGER)");

        Assert.That(() => SqliteLiveStorage.Open(File), Throws.TypeOf<NotSupportedException>().With.Message.Contain("another program"));
        Assert.That(Run("SELECT COUNT(*) FROM mine"), Is.Zero);
    }

    [Test]
    public async Task The_file_of_another_installation_is_refused()
    {
        await RunAsync(FollowAsync);
        EmulatedConnection other = _emulator.Workspace.AddConnection("Other");
        using NotionClient client = Connect(other.Token);
        using SqliteLiveStorage storage = SqliteLiveStorage.Open(File);

        Assert.That(async () => await LiveStore.OpenAsync(client, storage), Throws.InvalidOperationException.With.Message.Contain("another installation"));
    }

    [Test]
    public async Task A_process_that_is_killed_at_any_moment_leaves_a_file_that_opens_with_whole_writes()
    {
        // A copy of the files at a moment is what is left of a process that was killed then.
        using (SqliteLiveStorage storage = SqliteLiveStorage.Open(File))
        {
            Task writing = Task.Run(async () =>
            {
                for (int i = 1; i <= 300; i++)
                    await storage.WriteAsync([.. Enumerable.Range(0, 20).Select(id => new LiveRecord(Id(id), "page", Encoding.UTF8.GetBytes($"{i}")))]);
            });
            for (int copy = 0; !writing.IsCompleted; copy++)
            {
                string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{copy}")).FullName;

                // The log after the database: what the log has of a checkpoint that ran in between is in the database as well.
                foreach (string name in new[] { File, File + "-wal" }.Where(System.IO.File.Exists))
                    System.IO.File.Copy(name, Path.Combine(folder, Path.GetFileName(name)));
                List<string> values = await ReadAsync(Path.Combine(folder, "notion.db"));
                Assert.That(values, Has.Count.Zero.Or.Count.EqualTo(20));
                Assert.That(values.Distinct().Count(), Is.LessThanOrEqualTo(1), "Each write is there as a whole or not at all.");
            }

            await writing;
        }

        Assert.That(await ReadAsync(File), Has.Count.EqualTo(20).And.All.EqualTo("300"));
    }

    public async ValueTask DisposeAsync()
    {
        _notion.Dispose();
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Guid Id(int number) => new($"11111111-1111-4111-8111-{number:x12}");

    private static async Task<List<string>> ReadAsync(string file)
    {
        using SqliteLiveStorage storage = SqliteLiveStorage.Open(file);
        return await storage.ReadAsync().Select(record => Encoding.UTF8.GetString(record.Json!.Value.Span)).ToListAsync();
    }

    private NotionClient Connect(string token) =>
        NotionClient.Create(token, _emulator.CreateHandler(), o => { o.BaseAddress = _emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; });

    private async Task RunAsync(Func<LiveStore, Task> run)
    {
        using SqliteLiveStorage storage = SqliteLiveStorage.Open(File);
        await using LiveStore store = await LiveStore.OpenAsync(_notion, storage, new() { TimeProvider = _time });
        await run(store);
    }

    private async Task FollowAsync(LiveStore store)
    {
        using LiveFollow rows = store.Follow(_tasks.DataSourceId, Timeout.InfiniteTimeSpan, new() { SweepEvery = Timeout.InfiniteTimeSpan });
        await rows.RefreshAsync();
        using LiveFollow page = store.Follow(_page, Timeout.InfiniteTimeSpan, s_content);
        await page.RefreshAsync();

        // Until the minute of the last change of the page is over.
        _time.Advance(TimeSpan.FromMinutes(3));
        await page.RefreshAsync();
    }

    private long? Run(string text)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar() as long?;
    }
}
