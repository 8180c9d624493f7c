using Notion.Refit.Models;
using Notion.Refit.Rows.Tests.Kinds;
using Notion.Refit.Testing;

namespace Notion.Refit.Rows.Tests;

internal sealed class UpsertTests
{
    [Test]
    public async Task Rows_are_added_updated_or_left_alone()
    {
        await using var board = new TaskBoard();
        await board.Tasks.AddAsync(Row(1));
        await board.Tasks.AddAsync(Row(2));

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync([Row(1), Row(2) with { Done = true }, Row(3)], by: t => t.ExternalId);

        Assert.That(results.Select(result => result.Outcome), Is.EqualTo([RowOutcome.Unchanged, RowOutcome.Updated, RowOutcome.Added]));
        Assert.That(results.ToString(), Is.EqualTo("1 added, 1 updated, 1 unchanged, 0 failed"));
        Assert.That(await board.Tasks.CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Keys_must_be_there_and_different()
    {
        await using var board = new TaskBoard();

        Assert.That(() => board.Tasks.UpsertAsync([Row(1), Row(1)], by: t => t.ExternalId), Throws.ArgumentException.With.Message.Contains("Rows 0 and 1"));
        Assert.That(() => board.Tasks.UpsertAsync([Row(1) with { ExternalId = "" }], by: t => t.ExternalId), Throws.ArgumentException.With.Message.Contains("Row 0 has no ExternalId"));
        Assert.That(board.Emulator.Requests.Of(NotionOperations.QueryDataSource), Is.Empty);
    }

    [Test]
    public async Task A_key_that_Notion_has_twice_fails_with_both_pages()
    {
        await using var board = new TaskBoard();
        TaskRow first = await board.Tasks.AddAsync(Row(1));
        TaskRow second = await board.Tasks.AddAsync(Row(1));

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync([Row(1) with { Done = true }, Row(2)], by: t => t.ExternalId);

        Assert.That(results.Select(result => result.Outcome), Is.EqualTo([RowOutcome.Failed, RowOutcome.Added]));
        Assert.That(results[0].Error!.Message, Does.Contain(first.Page!.Id.ToString()).And.Contain(second.Page!.Id.ToString()));
    }

    [Test]
    public async Task A_sync_of_3000_rows_costs_the_pages_and_the_rows_that_differ()
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 3000; i++)
            Seed(board, Row(i));
        TaskRow[] wanted = [.. Enumerable.Range(0, 3000).Select(i => i % 20 == 0 ? Row(i) with { EstimatedValue = -1 } : Row(i))];
        await board.Tasks.AnyAsync();
        board.Emulator.Requests.Clear();
        long before = board.Emulator.Requests.Total;

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync(wanted, by: t => t.ExternalId);

        long requests = board.Emulator.Requests.Total - before;
        TestContext.Out.WriteLine($"{requests} requests");
        Assert.That((results.Updated, results.Unchanged), Is.EqualTo((150, 2850)));
        Assert.That(requests, Is.LessThanOrEqualTo(1.05 * (30 + 150)));
    }

    [Test]
    public async Task A_sync_of_3000_rows_over_connections_that_break_after_commits_ends_in_the_same_state()
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 2900; i++)
            Seed(board, Row(i));

        // Rows that differ and rows that are missing, 5 % together.
        TaskRow[] wanted = [.. Enumerable.Range(0, 2950).Select(i => i % 29 == 0 && i < 2900 ? Row(i) with { EstimatedValue = -1 } : Row(i))];
        await board.Tasks.AnyAsync();
        board.Emulator.Requests.Clear();
        board.Emulator.Faults.Reseed(7);
        board.Emulator.Faults.Sometimes(0.3, NotionOperations.CreatePage, NotionOperations.UpdatePage).ResetConnection(afterCommit: true);

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync(wanted, by: t => t.ExternalId);

        board.Emulator.Faults.Clear();
        int lost = board.Emulator.Requests.Count(request => request.Fault is not null);
        int writes = board.Emulator.Requests.Of(NotionOperations.CreatePage).Count + board.Emulator.Requests.Of(NotionOperations.UpdatePage).Count;
        int lookUps = board.Emulator.Requests.Of(NotionOperations.RetrievePage).Count + (board.Emulator.Requests.Of(NotionOperations.QueryDataSource).Count - 29);
        TestContext.Out.WriteLine($"{writes} writes, {lost} lost, {lookUps} look-ups, {results}");
        Assert.Multiple(() =>
        {
            Assert.That((results.Added, results.Updated, results.Unchanged), Is.EqualTo((50, 100, 2800)));
            Assert.That(lost, Is.GreaterThan(20));
            Assert.That(writes, Is.EqualTo(150), "nothing that was committed is sent again");
            Assert.That(lookUps, Is.EqualTo(lost), "one for each lost response");
        });
        List<TaskRow> rows = await board.Tasks.ToListAsync();
        Assert.That(rows.Select(row => row with { Total = null }).OrderBy(row => row.Name, StringComparer.Ordinal), Is.EqualTo(wanted));
    }

    [TestCase(3, 2000, 1, TestName = "Few_keys_are_looked_for_by_key")]
    [TestCase(250, 40, 1, TestName = "A_data_source_that_is_smaller_than_the_keys_is_read_whole")]
    [TestCase(250, 2000, 4, TestName = "Keys_that_most_rows_do_not_have_are_looked_for_after_one_page")]
    public async Task Rows_are_found_with_the_fewest_requests(int keys, int rows, int requests)
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < rows; i++)
            Seed(board, rows < 100 ? Row(i) : Row(i) with { ExternalId = $"other-{i}" });
        TaskRow[] wanted = [.. Enumerable.Range(0, keys).Select(Row)];
        await board.Tasks.AnyAsync();
        board.Emulator.Requests.Clear();

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync(wanted, by: t => t.ExternalId);

        results.ThrowIfFailed();
        Assert.That(board.Emulator.Requests.Of(NotionOperations.QueryDataSource), Has.Count.EqualTo(requests).Or.Count.EqualTo(requests + 1));
    }

    [Test]
    public async Task Each_kind_of_key_finds_its_row()
    {
        await using var board = new Kinds.KindsBoard();
        KindsRow row = new() { Name = "n-1", Text = "t-1", Url = "https://example.org/1", Email = "a@example.org", Count = 7, Price = 1.25m };
        KindsRow added = await board.Rows.AddAsync(row);
        KindsRow changed = row with { Done = true, Code = added.Code };

        foreach (Func<Task<RowResults<KindsRow>>> upsert in new Func<Task<RowResults<KindsRow>>>[]
        {
            () => board.Rows.UpsertAsync([changed], by: t => t.Name),
            () => board.Rows.UpsertAsync([changed], by: t => t.Text),
            () => board.Rows.UpsertAsync([changed], by: t => t.Url),
            () => board.Rows.UpsertAsync([changed], by: t => t.Email),
            () => board.Rows.UpsertAsync([changed], by: t => t.Count),
            () => board.Rows.UpsertAsync([changed], by: t => t.Price),
            () => board.Rows.UpsertAsync([changed], by: t => t.Code),
        })
        {
            RowResults<KindsRow> results = await upsert();
            Assert.That(results.Single().Row.Page?.Id, Is.EqualTo(added.Page!.Id), results.Failures is [{ } failure, ..] ? failure.Error?.Message : null);
        }

        Assert.That(await board.Rows.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Keys_are_compared_exactly()
    {
        await using var board = new TaskBoard();
        await board.Tasks.AddAsync(Row(1) with { ExternalId = "ID-1" });

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync([Row(1)], by: t => t.ExternalId);

        Assert.That(results.Single().Outcome, Is.EqualTo(RowOutcome.Added));
    }

    [Test]
    public async Task Connections_that_break_after_the_commit_lead_to_the_same_state()
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 40; i++)
            Seed(board, Row(i));
        TaskRow[] wanted = [.. Enumerable.Range(0, 80).Select(i => Row(i) with { EstimatedValue = i * 2 })];
        board.Emulator.Faults.Reseed(5);
        board.Emulator.Faults.Sometimes(0.2, NotionOperations.CreatePage).ResetConnection(afterCommit: true);

        RowResults<TaskRow> results = await board.Tasks.UpsertAsync(wanted, by: t => t.ExternalId);

        board.Emulator.Faults.Clear();
        Assert.That(results.Failures, Is.Empty);
        List<TaskRow> rows = await board.Tasks.ToListAsync();
        Assert.That(rows.Select(row => row with { Total = null }).OrderBy(row => row.Name, StringComparer.Ordinal), Is.EqualTo(wanted.OrderBy(row => row.Name, StringComparer.Ordinal)));
    }

    [Test]
    public async Task A_run_that_is_killed_at_any_request_and_run_again_ends_in_the_same_state()
    {
        TaskRow[] wanted = [.. Enumerable.Range(0, 6).Select(Row)];
        for (int last = 0; last < 9; last++)
        {
            await using var board = new TaskBoard();
            Seed(board, Row(0) with { EstimatedValue = 77 });
            using var killing = new CancellationTokenSource();
            using var killer = new KillingHandler(last, killing) { InnerHandler = board.Emulator.CreateHandler() };
            using NotionClient client = NotionClient.Create(board.Emulator.Token, killer, options => Configure(options, board));

            Assert.That(
                async () => await client.Rows<TaskRow>(board.DataSource).UpsertAsync(wanted, by: t => t.ExternalId, cancellationToken: killing.Token),
                last < 8 ? Throws.InstanceOf<OperationCanceledException>() : Throws.Nothing,
                $"killed at request {last}");
            (await board.Tasks.UpsertAsync(wanted, by: t => t.ExternalId)).ThrowIfFailed();

            List<TaskRow> rows = await board.Tasks.ToListAsync();
            Assert.That(rows.Select(row => row with { Total = null }).OrderBy(row => row.Name, StringComparer.Ordinal), Is.EqualTo(wanted), $"killed at request {last}");
        }
    }

    [Test]
    public async Task A_creation_that_is_committed_late_is_waited_for()
    {
        var time = new ManualTimeProvider();
        await using var board = new TaskBoard();
        using var late = new LateHandler { InnerHandler = board.Emulator.CreateHandler() };
        using NotionClient client = NotionClient.Create(board.Emulator.Token, late, options => Configure(options, board));

        Task<RowResults<TaskRow>> upsert = client.Rows<TaskRow>(board.DataSource, time).UpsertAsync([Row(1)], by: t => t.ExternalId);
        foreach (int seconds in new[] { 1, 2, 4, 8 })
        {
            await time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
            time.Advance(TimeSpan.FromSeconds(seconds));
        }

        await time.WhenWaitingAsync(TimeSpan.FromSeconds(16));
        await late.CommitAsync();
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.That((await upsert).Added, Is.EqualTo(1));
        Assert.That(await board.Tasks.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_creation_that_was_not_committed_is_repeated_after_a_minute()
    {
        var time = new ManualTimeProvider();
        await using var board = new TaskBoard();
        board.Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection();

        Task<RowResults<TaskRow>> upsert = board.Client.Rows<TaskRow>(board.DataSource, time).UpsertAsync([Row(1)], by: t => t.ExternalId);
        await time.DriveThroughWaitsAsync(upsert, TimeSpan.FromSeconds(60));

        Assert.That((await upsert).Added, Is.EqualTo(1));
        Assert.That(time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(await board.Tasks.CountAsync(), Is.EqualTo(1));
    }

    private static void Configure(NotionOptions options, TaskBoard board)
    {
        options.BaseAddress = board.Emulator.BaseAddress;
        options.RateLimit.Enabled = false;
    }

    private static TaskRow Row(int i) => new() { Name = $"T{i:0000}", ExternalId = $"id-{i}", EstimatedValue = i, Tags = ["A"] };

    private static void Seed(TaskBoard board, TaskRow row) => board.Emulator.Workspace.AddRow(board.DataSource, new()
    {
        ["What to do"] = new TitleValue(row.Name),
        ["External ID"] = new RichTextValue(row.ExternalId),
        ["💰 estimated value"] = new NumberValue((double?)row.EstimatedValue),
        ["Tags"] = new MultiSelectValue(["A"]),
    });

    /// <summary>Cancels when a request is about to be sent, as if the process ended.</summary>
    private sealed class KillingHandler(int last, CancellationTokenSource killing) : DelegatingHandler
    {
        private int _sent;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int number = Interlocked.Increment(ref _sent) - 1;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (number < last)
                return response;

            // The request was carried out, but nobody sees the response.
            response.Dispose();
            await killing.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }

    /// <summary>Loses the first creation and carries it out later.</summary>
    private sealed class LateHandler : DelegatingHandler
    {
        private HttpRequestMessage? _held;

        public async Task CommitAsync()
        {
            using HttpResponseMessage response = await base.SendAsync(_held!, CancellationToken.None);
            response.EnsureSuccessStatusCode();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_held is not null || request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath is not "/v1/pages")
                return await base.SendAsync(request, cancellationToken);

            _held = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) };
            _held.Content.Headers.ContentType = request.Content.Headers.ContentType;
            foreach ((string name, IEnumerable<string> values) in request.Headers)
                _held.Headers.TryAddWithoutValidation(name, values);
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }
}
