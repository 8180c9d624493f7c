using Microsoft.Extensions.Logging.Testing;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Sessions;

/// <summary>The rules of identity, state and delivery, seen from a session.</summary>
internal sealed class SessionRuleTests : SessionTest
{
    [Test]
    public async Task An_object_of_another_session_is_another_object_and_equality_is_that_of_references()
    {
        LivePage page = await PageAsync();
        using var other = new LiveSession(Session.Store);

        Assert.Multiple(async () =>
        {
            Assert.That((await other.GetPageAsync(page.Id)).Equals(page), Is.False);
            Assert.That(page.Equals(await Session.GetPageAsync(page.Url)), Is.True);
        });
    }

    [Test]
    public async Task A_page_with_changes_is_not_forgotten_and_one_without_is()
    {
        LivePage page = await PageAsync("text");
        await page.Children.LoadAsync();
        LiveBlock block = page.Children[0];
        block.Content = new ParagraphBlock("changed");
        Assert.Throws<InvalidOperationException>(() => Session.Store.Forget(new EntityId(page.Id.Value)));

        await Session.SaveAsync();
        Session.Store.Forget(new EntityId(page.Id.Value));

        Assert.Throws<NotLoadedException>(() => _ = page.Title);
    }

    [Test]
    public async Task A_snapshot_stays_as_it_is_while_the_page_changes()
    {
        LivePage page = await PageAsync();
        Page before = page.Snapshot;
        page.Title = "pending";
        Assert.That(page.Snapshot, Is.SameAs(before));

        await Session.SaveAsync();

        Assert.Multiple(() =>
        {
            Assert.That(before.Title, Is.EqualTo("A page"));
            Assert.That(page.Snapshot.Title, Is.EqualTo("pending"));
        });
    }

    [Test]
    public async Task A_response_that_was_asked_for_before_a_save_does_not_undo_it()
    {
        LivePage page = await PageAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interference.Way = async (request, _, next) =>
        {
            HttpResponseMessage response = await next();
            if (request.Method == HttpMethod.Get)
            {
                asked.TrySetResult();
                await answer.Task;
            }

            return response;
        };
        Task load = page.LoadAsync();
        await asked.Task;
        page.Title = "Saved";
        await Session.SaveAsync();
        answer.SetResult();
        await load;

        Assert.That(page.Title, Is.EqualTo("Saved"));
    }

    [Test]
    public async Task Blocks_of_an_unknown_kind_are_readable_and_can_be_removed_but_not_written()
    {
        LivePage page = await PageAsync("text");
        Interference.Way = async (request, _, next) =>
        {
            HttpResponseMessage response = await next();
            if (request.Method != HttpMethod.Get)
                return response;
            string json = await response.Content.ReadAsStringAsync();
            response.Content = new StringContent(json.Replace("\"paragraph\"", "\"hologram\"", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
            return response;
        };
        await page.Children.LoadAsync();
        LiveBlock block = page.Children[0];

        Assert.Multiple(() =>
        {
            Assert.That(block.Kind, Is.EqualTo("hologram"));
            Assert.That(((UnknownBlock)block.Content).Raw.GetRawText(), Does.Contain("rich_text"));
            Assert.Throws<ArgumentException>(() => block.Content = new ParagraphBlock("x"));
            Assert.Throws<ArgumentException>(() => block.Content = block.Content);
        });
        int requests = await CountAsync(async () => await Assert.ThrowsAsync<InvalidOperationException>(() => block.RecreateAsync(Place.Start)));
        Assert.That(Emulator.Requests.TakeLast(requests).All(request => request.Method == HttpMethod.Get), Is.True);
        ClonePlan plan = await page.PlanCloneAsync();
        Assert.That(plan.ToString(), Does.Contain("hologram"));
        block.Remove();
        await Session.SaveAsync();
        Assert.That((await Notion.Blocks.GetTreeAsync(page.Id)).Children, Is.Empty);
    }

    [Test]
    public async Task A_property_of_an_unknown_kind_is_readable_and_cannot_be_set()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Properties["Notes"] = "text";
        await Session.SaveAsync();
        Interference.Way = async (_, _, next) =>
        {
            HttpResponseMessage response = await next();
            string json = await response.Content.ReadAsStringAsync();
            response.Content = new StringContent(json.Replace("\"type\":\"number\",\"number\":", "\"type\":\"hologram\",\"hologram\":", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
            return response;
        };
        Time.Advance(TimeSpan.FromMinutes(2));
        await row.LoadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(row.Properties["Estimated value"].Value, Is.InstanceOf<UnknownValue>());
            Assert.Throws<NotionPropertyException>(() => row.Properties["Estimated value"] = 3);
            Assert.That(Session.Pending, Is.Empty);
        });
    }

    [Test]
    public async Task Two_saves_of_a_session_run_one_after_the_other()
    {
        LivePage page = await PageAsync();
        int running = 0;
        int most = 0;
        Interference.Way = async (_, _, next) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            HttpResponseMessage response = await next();
            Interlocked.Decrement(ref running);
            return response;
        };

        page.Title = "1";
        Task<SaveResult> first = Session.SaveAsync();
        page.Title = "2";
        await Task.WhenAll(first, Session.SaveAsync());

        Assert.That(most, Is.EqualTo(1));
        Assert.That((await Notion.Pages.RetrieveAsync(page.Id)).Title, Is.EqualTo("2"));
    }

    [Test]
    public async Task Two_threads_may_change_and_save_one_session()
    {
        const int Each = 40;
        LiveDataSource tasks = await TasksAsync();
        LivePage page = await PageAsync();
        Task Run(string name) => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                LivePage row = tasks.Rows.Add();
                row.Title = $"{name}{i}";
                row.Properties["Estimated value"] = i;
                page.Children.Add(new ParagraphBlock($"{name}{i}"));
                _ = Session.Pending.Count;
                if (i % 8 == 0)
                    await Session.SaveAsync();
            }
        });

        await Task.WhenAll(Run("a"), Run("b"));
        await Session.SaveAsync();

        string[] expected = [.. Enumerable.Range(0, Each).SelectMany(i => new[] { $"a{i}", $"b{i}" }).Order(StringComparer.Ordinal)];
        List<Page> rows = await Notion.DataSources.QueryAllAsync(tasks.Id, new()).OfType<Page>().ToListAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(rows.Select(row => row.Title).Order(StringComparer.Ordinal), Is.EqualTo(expected));
            Assert.That((await TextsAsync(page.Id)).Order(StringComparer.Ordinal), Is.EqualTo(expected));
            Assert.That(Session.Pending, Is.Empty);
        });
    }

    [Test]
    public async Task Changes_and_events_come_on_the_context_of_the_session_and_only_there()
    {
        var context = new QueueContext();
        using var session = new LiveSession(Session.Store, new() { Context = context });
        LivePage page = await session.GetPageAsync((await PageAsync("text")).Id);
        await page.Children.LoadAsync();
        var watched = new List<LiveChange>();
        var raised = new List<string?>();
        var contexts = new List<SynchronizationContext?>();
        using IDisposable watch = page.WatchSubtree(change =>
        {
            watched.Add(change);
            contexts.Add(SynchronizationContext.Current);

            // A lock that was held would keep another thread out.
            Task.Run(() => session.Pending.Count + session.Store.Count).Wait(TestContext.CurrentContext.CancellationToken);
            throw new InvalidOperationException("The next one is delivered all the same.");
        });
        page.PropertyChanged += (_, e) =>
        {
            raised.Add(e.PropertyName);
            contexts.Add(SynchronizationContext.Current);
        };
        var list = page.Children.ToObservable();
        ((System.Collections.Specialized.INotifyCollectionChanged)list).CollectionChanged += (_, _) => contexts.Add(SynchronizationContext.Current);

        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(page.Id, new() { Properties = { ["title"] = PropertyValue.Title("Remote") } });
        await Notion.Blocks.AppendTreeAsync(page.Id, [new ParagraphBlock("more")]);
        await page.LoadAsync();
        await page.Children.LoadAsync();
        Assert.That(watched, Is.Empty, "Nothing runs elsewhere.");
        Assert.That(list, Has.Count.EqualTo(1));
        context.Run();

        Assert.Multiple(() =>
        {
            Assert.That(watched, Has.Count.GreaterThanOrEqualTo(2));
            Assert.That(raised, Does.Contain(nameof(LivePage.Title)));
            Assert.That(list, Has.Count.EqualTo(2));
            Assert.That(contexts, Is.All.SameAs(context));
        });
    }

    [Test]
    public async Task Disposing_with_pending_changes_logs_their_number()
    {
        var log = new FakeLogCollector();
        using var store = LiveStore.Create(Client, new() { TimeProvider = Time, LoggerFactory = new Loggers(log) });
        var session = new LiveSession(store);
        LivePage page = await session.GetPageAsync((await PageAsync("text")).Id);
        page.Title = "Changed";
        page.Children.AddPage("New");

        int requests = await CountAsync(async () => await session.DisposeAsync());

        Assert.That(requests, Is.Zero);
        Assert.That(log.GetSnapshot().Single().Message, Does.Contain("2 objects"));
    }

    [Test]
    public async Task Users_are_listed_and_remembered()
    {
        List<User> users = await Session.GetUsersAsync().ToListAsync();

        Assert.That(users, Is.Not.Empty);
        int requests = await CountAsync(async () =>
        {
            foreach (User user in users)
                Assert.That((await Session.GetUserAsync(user.Id)).Name, Is.EqualTo(user.Name));
        });
        Assert.That(requests, Is.Zero);
    }

    private sealed class QueueContext : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_posted)
                _posted.Enqueue((d, state));
        }

        /// <summary>Runs what was posted on this thread, as the loop of a window does.</summary>
        public void Run()
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                while (Next() is { } next)
                    next.Callback(next.State);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        private (SendOrPostCallback Callback, object? State)? Next()
        {
            lock (_posted)
                return _posted.TryDequeue(out (SendOrPostCallback, object?) next) ? next : null;
        }
    }

    private sealed class Loggers(FakeLogCollector collector) : Microsoft.Extensions.Logging.ILoggerFactory
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => new FakeLogger(collector, categoryName);

        public void AddProvider(Microsoft.Extensions.Logging.ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
