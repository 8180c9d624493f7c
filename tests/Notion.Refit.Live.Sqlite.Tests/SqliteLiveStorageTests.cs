using System.Text;
using Microsoft.Data.Sqlite;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Sqlite.Tests;

/// <summary>The knowledge of a store over restarts.</summary>
public sealed class SqliteLiveStorageTests : IAsyncDisposable
{
    private static readonly LiveFollowOptions s_content = new() { Content = true, SweepEvery = Timeout.InfiniteTimeSpan };

    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("NOTION_LIVE_PROOF") == "full";

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
    public async Task A_store_opens_and_reads_without_a_network()
    {
        await RunAsync(FollowAsync);
        _emulator.Faults.Always().ResetConnection();

        await RunAsync(async store =>
        {
            await using var session = new LiveSession(store);
            LivePage page = await session.GetPageAsync(_page);
            Assert.That(page.Title, Is.EqualTo("Plan"));
            Assert.That(page.Children.Loaded, Has.Count.EqualTo(1));
            Assert.That(store.RowsOf(_tasks.DataSourceId), Has.Count.EqualTo(151));
            Assert.That(async () => await page.LoadAsync(), Throws.InstanceOf<NotionException>());
            Assert.That(store.Forget(new EntityId(_tasks.DataSourceId.Value)), Is.EqualTo(152), "What is only forgotten is written without a network, too.");
        });
        _emulator.Faults.Clear();

        await RunAsync(store =>
        {
            Assert.That(store.RowsOf(_tasks.DataSourceId), Is.Null);
            return Task.CompletedTask;
        });
    }

    [Test]
    public async Task The_installation_is_asked_for_once_before_the_first_contact()
    {
        await RunAsync(FollowAsync);
        _emulator.Requests.Clear();

        await RunAsync(async store =>
        {
            await using var session = new LiveSession(store);
            await session.GetPageAsync(_page);
            Assert.That(_emulator.Requests, Is.Empty);
            await (await session.GetPageAsync(_page)).LoadAsync();
            await (await session.GetPageAsync(_page)).LoadAsync();
        });

        Assert.That(_emulator.Requests.Select(request => request.Path), Is.EqualTo(new[] { "/v1/users/me", $"/v1/pages/{_page}", $"/v1/pages/{_page}" }));
    }

    [TestCase("load")]
    [TestCase("save")]
    [TestCase("rows")]
    [TestCase("search")]
    [TestCase("comments")]
    [TestCase("comment")]
    [TestCase("user")]
    [TestCase("views")]
    [TestCase("move")]
    [TestCase("schema")]
    [TestCase("copy")]
    [TestCase("follow")]
    [TestCase("event")]
    [TestCase("check")]
    public async Task The_file_of_another_installation_is_refused_at_the_first_contact_and_stays_as_it_is(string contact)
    {
        // The user record of the bot does not hide which installation the file is of.
        await RunAsync(async store =>
        {
            await FollowAsync(store);
            store.Apply(await _notion.Users.RetrieveMeAsync(), store.Begin());
        });
        List<string> before = await ReadAsync(File);
        EmulatedConnection other = _emulator.Workspace.AddConnection("Other", shared: [_page, new BlockId(_tasks.Id.Value)]);
        using NotionClient client = Connect(other.Token);
        using (SqliteLiveStorage storage = SqliteLiveStorage.Open(File))
        {
            await using LiveStore store = await LiveStore.OpenAsync(client, storage, new() { TimeProvider = _time });
            await using var session = new LiveSession(store);
            LivePage page = await session.GetPageAsync(_page);
            Assert.That(page.Title, Is.EqualTo("Plan"), "What the file has can be read.");
            using LiveFollow follow = store.Follow(_page, Timeout.InfiniteTimeSpan, new() { SweepEvery = Timeout.InfiniteTimeSpan });

            Func<Task> run = contact switch
            {
                "load" => () => page.LoadAsync(),
                "save" => SaveChangedAsync,
                "rows" => async () => await (await session.GetDataSourceAsync(_tasks.DataSourceId)).Rows.ToListAsync(),
                "search" => async () => await session.SearchAsync("Plan").ToListAsync(),
                "comments" => async () => await page.Comments.ToListAsync(),
                "comment" => () => page.Comments.StartAsync("Hello"),
                "user" => () => session.GetUserAsync(other.BotUserId),
                "views" => async () => await (await session.GetDataSourceAsync(_tasks.DataSourceId)).GetViewsAsync(),
                "move" => async () => await page.MoveAsync(await session.GetPageAsync(store.RowsOf(_tasks.DataSourceId)![0])),
                "schema" => async () => await (await session.GetDataSourceAsync(_tasks.DataSourceId)).AddViewAsync("New", ViewType.Table),
                "copy" => () => page.CloneAsync(page),
                "follow" => () => follow.RefreshAsync(),
                "event" => () => store.ApplyAsync(System.Text.Json.JsonSerializer.Deserialize<WebhookEvent>($$"""
                    { "id": "1", "timestamp": "2026-01-01T00:00:00.000Z", "workspace_id": "{{Id(1)}}", "subscription_id": "{{Id(2)}}", "integration_id": "{{Id(3)}}", "type": "page.content_updated",
                      "authors": [], "attempt_number": 1, "entity": { "id": "{{_page}}", "type": "page" }, "data": { "updated_blocks": [], "parent": { "id": "{{Id(4)}}", "type": "page" } } }
                    """)!),
                _ => () => store.GetInstallationAsync(),
            };

            Assert.That(async () => await run(), Throws.InvalidOperationException.With.Message.Contain("another installation").And.Message.Contain(other.BotUserId.ToString()));
            Assert.That(async () => await page.LoadAsync(), Throws.InvalidOperationException, "And each time after that.");
            session.DiscardAll();

            Task SaveChangedAsync()
            {
                page.Title = "Changed";
                return session.SaveAsync();
            }
        }

        Assert.That((await _notion.Pages.RetrieveAsync(_page)).Title, Is.EqualTo("Plan"), "Nothing was sent.");
        Assert.That(await ReadAsync(File), Is.EqualTo(before));
    }

    [Test]
    public async Task A_process_that_is_killed_at_any_moment_leaves_a_file_that_opens_with_whole_writes()
    {
        // Killed while it opens or creates the file, and in the writes after so many; the next process goes on with the file.
        int[] moments = s_isFull ? [0, 0, 0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233] : [0, 1, 7, 40];
        int last = 0;
        foreach (int moment in moments)
        {
            using var worker = WorkerProcess.Start(File, "20");
            Assert.That(await worker.ReadLineAsync(), Is.EqualTo("opening"));
            for (int i = 0; i < moment; i++)
                last = int.Parse(await worker.ReadLineAsync(), null);
            foreach (string line in await worker.KillAndReadAsync())
                last = int.Parse(line, null);

            List<string> values = await ReadAsync(File);

            // What was acknowledged is there; the write that ran is there as a whole or not at all.
            Assert.That(values, Has.Count.EqualTo(last == 0 && values.Count == 0 ? 0 : 20));
            Assert.That(values.Distinct(), Has.All.EqualTo($"{last}").Or.All.EqualTo($"{last + 1}"));
            last = values.Count == 0 ? 0 : int.Parse(values[0], null);
        }

        Assert.That(last, Is.GreaterThanOrEqualTo(moments.Sum()));
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
        NotionClient.Create(token, _emulator.CreateHandler(), o => { o.BaseAddress = _emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; o.Retry = new() { MaxRetries = 0 }; });

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
