using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Saving;

/// <summary>Creations whose response is lost.</summary>
internal sealed class LostCreationTests : SessionTest
{
    [Test]
    public async Task A_creation_that_is_carried_out_late_is_waited_for_and_not_repeated()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Title = "Once";
        Func<Task<HttpResponseMessage>>? held = null;
        Interference.Way = (request, _, next) =>
        {
            if (held is not null || request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath is not "/v1/pages")
                return next();
            HttpRequestMessage late = Copy(request);
            held = async () =>
            {
                using (late)
                using (var invoker = new HttpMessageInvoker(Emulator.CreateHandler()))
                    return await invoker.SendAsync(late, CancellationToken.None);
            };
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        };

        Task<SaveResult> save = Session.SaveAsync();
        foreach (int seconds in new[] { 1, 2, 4, 8 })
        {
            await Time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
            Time.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Time.WhenWaitingAsync(TimeSpan.FromSeconds(16));
        (await held!()).Dispose();
        Time.Advance(TimeSpan.FromSeconds(16));
        await save;

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
        Assert.That((await Notion.Pages.RetrieveAsync(row.Id)).Title, Is.EqualTo("Once"));
    }

    [Test]
    public async Task A_creation_that_was_never_carried_out_is_repeated_after_a_minute()
    {
        LiveDataSource tasks = await TasksAsync();
        tasks.Rows.Add().Title = "Once";
        Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection();
        TimeSpan before = Time.Elapsed;

        Task<SaveResult> save = Session.SaveAsync();
        await Time.DriveThroughWaitsAsync(save, TimeSpan.FromSeconds(60));
        await save;

        Assert.That(Time.Elapsed - before, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
    }

    [TestCase(60)]
    [TestCase(-60)]
    public async Task Lost_creations_are_found_though_the_clock_of_the_machine_is_off(int minutes)
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage page = await PageAsync();
        using var store = LiveStore.Create(Client, new() { TimeProvider = new ShiftedTime(Time, TimeSpan.FromMinutes(minutes)) });
        using var session = new LiveSession(store);
        LiveDataSource mine = await session.GetDataSourceAsync(tasks.Id);
        mine.Rows.Add().Title = "By which the clock is compared";
        await session.SaveAsync();

        mine.Rows.Add().Title = "Once";
        LivePage content = await session.GetPageAsync(page.Id);
        content.Children.Add(new ParagraphBlock("once"));
        content.Children.AddPage("Once");
        Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection(afterCommit: true);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);
        await session.SaveAsync();

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(2));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "once", "child_page" }));
    }

    [Test]
    public async Task A_lost_creation_is_not_repeated_while_a_clock_that_was_never_compared_leaves_it_unclear()
    {
        LiveDataSource tasks = await TasksAsync();
        using var store = LiveStore.Create(Client, new() { TimeProvider = new ShiftedTime(Time, TimeSpan.FromHours(1)) });
        using var session = new LiveSession(store);
        LivePage row = (await session.GetDataSourceAsync(tasks.Id)).Rows.Add();
        row.Title = "Once";
        Emulator.Faults.Next(NotionOperations.CreatePage).ResetConnection(afterCommit: true);

        SaveResult result = await session.TrySaveAsync();

        Assert.That(result.Unclear, Is.EqualTo(new[] { row }));
        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task An_equal_row_of_another_author_is_not_taken_for_the_lost_one()
    {
        LiveDataSource tasks = await TasksAsync();
        Emulator.Workspace.AddRow(tasks.Id, new() { ["Name"] = PropertyValue.Title("Same") });
        LivePage row = tasks.Rows.Add();
        row.Title = "Same";
        Emulator.Faults.Next(NotionOperations.CreatePage).ServerError(500);

        await Session.SaveAsync();

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(2));
    }

    [Test]
    public async Task Blocks_that_are_added_while_an_append_is_unclear_are_written_once_it_is_decided()
    {
        LivePage page = await PageAsync();
        LiveBlock lost = page.Children.Add(new ParagraphBlock("2"));
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);
        Emulator.Faults.Next(NotionOperations.ListBlockChildren).ServerError(500);
        SaveResult result = await Session.TrySaveAsync();
        Assert.That(result.Unclear, Is.EqualTo(new[] { lost }));

        page.Children.Add(new ParagraphBlock("3"));
        page.Children.Insert(Place.Before(lost), new ParagraphBlock("1"));
        await Session.SaveAsync();

        Assert.That(await TextsAsync(page.Id), Is.EquivalentTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task A_cancelled_save_repeats_nothing_that_was_carried_out()
    {
        LivePage page = await PageAsync();
        LiveDataSource tasks = await TasksAsync();
        tasks.Rows.Add().Title = "Once";
        page.Children.AddRange(Enumerable.Range(0, 150).Select(i => new ParagraphBlock($"{i}")));
        for (int killed = 0; killed < 3; killed++)
        {
            using var killing = new CancellationTokenSource();
            int sent = 0;
            int last = killed;
            Interference.Way = async (request, _, next) =>
            {
                HttpResponseMessage response = await next();
                if (request.Method == HttpMethod.Get || sent++ < last)
                    return response;
                response.Dispose();
                await killing.CancelAsync();
                throw new OperationCanceledException(killing.Token);
            };
            try
            {
                await Session.TrySaveAsync(killing.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }

        Interference.Way = null;
        await Session.SaveAsync();

        Assert.That(await Notion.DataSources.CountAsync(tasks.Id), Is.EqualTo(1));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(Enumerable.Range(0, 150).Select(i => $"{i}")));
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(request.Content!.ReadAsByteArrayAsync().GetAwaiter().GetResult()) };
        copy.Content.Headers.ContentType = request.Content.Headers.ContentType;
        foreach ((string name, IEnumerable<string> values) in request.Headers)
            copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    private sealed class ShiftedTime(TimeProvider time, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + by;

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }
}
