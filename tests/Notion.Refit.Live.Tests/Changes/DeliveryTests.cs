using Microsoft.Extensions.Logging.Testing;
using Notion.Refit.Models;
using static Notion.Refit.Live.Tests.Sent;

namespace Notion.Refit.Live.Tests.Changes;

/// <summary>The delivery of changes to watchers and readers.</summary>
public sealed class DeliveryTests : LiveTest
{
    private readonly LiveStore _store;

    public DeliveryTests()
    {
        _store = LiveStore.Create(Notion, new() { MaxWaitingChanges = 4 });
        Set(0);
    }

    [Test]
    public async Task Changes_are_delivered_one_at_a_time_and_in_order_with_no_lock_held()
    {
        using LiveStore store = LiveStore.Create(Notion);
        store.Apply(Row(Number("A", 0)), store.Begin());
        var seen = new List<double?>();
        int running = 0;
        store.Watch(change =>
        {
            Assert.That(Interlocked.Increment(ref running), Is.EqualTo(1));

            // A lock that was held would keep another thread out.
            Task.Run(() => store.Retain(Guid.Empty)).Wait(TestContext.CurrentContext.CancellationToken);
            seen.Add(((NumberValue)((PropertyChanged)change).New!.Value).Number);
            Interlocked.Decrement(ref running);
        });

        for (int i = 1; i <= 50; i++)
            store.Apply(Row(Number("A", i)), store.Begin());
        await store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 50)));
    }

    [Test]
    public void A_callback_that_is_too_slow_gets_a_bounded_number_of_changes_and_what_it_has_missed()
    {
        var context = new QueueContext();
        var seen = new List<LiveChange>();
        _store.Watch(FirstPage.Value, WatchScope.Object, seen.Add, _store.CreateDelivery(context));
        for (int i = 1; i <= 1_000; i++)
            Set(i);

        context.Run();
        Set(1_001);
        context.Run();

        Assert.That(seen, Has.Count.EqualTo(6));
        Assert.That(seen[4], Is.EqualTo(new Missed(996)), "Where the gap is, without waiting for the next change.");
        Assert.That(seen.OfType<PropertyChanged>().Select(change => ((NumberValue)change.New!.Value).Number), Is.EqualTo(new[] { 1, 2, 3, 4, 1_001 }));
    }

    [Test]
    public void A_callback_that_catches_up_in_between_gets_the_gap_at_its_place()
    {
        var context = new QueueContext();
        var seen = new List<object?>();
        int next = 5;
        _store.Watch(
            FirstPage.Value,
            WatchScope.Object,
            change =>
            {
                seen.Add(change is PropertyChanged property ? ((NumberValue)property.New!.Value).Number : change);
                if (next < 10)
                    Set(next++);
            },
            _store.CreateDelivery(context));
        for (int i = 1; i <= 4; i++)
            Set(i);

        // The first callback finds four waiting, itself included: its change does not fit.
        context.Run();

        Assert.That(seen, Is.EqualTo(new object[] { 1d, 2d, 3d, 4d, new Missed(2), 7d, 8d, 9d }));
    }

    [Test]
    public async Task An_object_of_a_session_that_has_missed_changes_renews_all_its_members()
    {
        var context = new QueueContext();
        using var session = new LiveSession(_store, new() { Context = context });
        LivePage page = await session.GetPageAsync(FirstPage);
        var raised = new List<string?>();
        page.PropertyChanged += (_, e) => raised.Add(e.PropertyName);
        for (int i = 1; i <= 10; i++)
            Set(i);

        context.Run();

        Assert.That(raised, Is.EqualTo(new[] { "Item[]", "Item[]", "Item[]", "Item[]", "" }));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_queue_has_room_for_at_least_one_change(int most) =>
        Assert.That(() => new LiveStoreOptions { MaxWaitingChanges = most }, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task A_callback_that_throws_is_logged_and_the_next_change_is_delivered()
    {
        var log = new FakeLogCollector();
        using var loggers = new FakeLoggers(log);
        using LiveStore store = LiveStore.Create(Notion, new() { LoggerFactory = loggers });
        int calls = 0;
        store.Watch(_ =>
        {
            calls++;
            throw new InvalidOperationException("Not this one.");
        });

        store.Apply(Row(Number("A", 0)), store.Begin());
        store.Apply(Row(Number("A", 1)), store.Begin());
        store.Apply(Row(Number("A", 2)), store.Begin());
        await store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(calls, Is.EqualTo(2));
        Assert.That(log.GetSnapshot().Select(record => record.Exception?.Message), Is.EqualTo(new[] { "Not this one.", "Not this one." }));
    }

    [Test]
    public void Changes_are_delivered_on_the_context_that_was_given()
    {
        var context = new QueueContext();
        var seen = new List<LiveChange>();
        _store.Watch(FirstPage.Value, WatchScope.Object, seen.Add, _store.CreateDelivery(context));

        Set(1);
        Assert.That(seen, Is.Empty, "Nothing runs elsewhere.");
        context.Run();

        Assert.That(seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reader_that_is_too_slow_learns_what_it_has_missed_and_goes_on()
    {
        await using IAsyncEnumerator<LiveChange> reader = _store.ChangesAsync().GetAsyncEnumerator();
        for (int i = 1; i <= 10; i++)
            Set(i);
        var seen = new List<LiveChange>();
        for (int i = 0; i < 5; i++)
        {
            await reader.MoveNextAsync();
            seen.Add(reader.Current);
        }

        Set(11);
        await reader.MoveNextAsync();

        Assert.That(seen[..4], Has.All.InstanceOf<PropertyChanged>());
        Assert.That(seen[4], Is.EqualTo(new Missed(6)));
        Assert.That(((NumberValue)((PropertyChanged)reader.Current).New!.Value).Number, Is.EqualTo(11));
    }

    [Test]
    public async Task The_changes_end_when_the_store_is_disposed()
    {
        await using IAsyncEnumerator<LiveChange> reader = _store.ChangesAsync().GetAsyncEnumerator();
        Set(1);
        _store.Dispose();

        Assert.That(await reader.MoveNextAsync(), Is.True);
        Assert.That(await reader.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task A_watcher_of_a_subtree_gets_what_happens_in_it_and_nothing_after_it_was_disposed()
    {
        var all = new List<LiveChange>();
        var one = new List<LiveChange>();
        IDisposable tree = _store.Watch(new EntityId(FirstSource.Value), WatchScope.Subtree, all.Add);
        _store.Watch(new EntityId(FirstSource.Value), WatchScope.Object, one.Add);

        Set(1);
        await _store.WhenDeliveredAsync(CancellationToken.None);
        tree.Dispose();
        Set(2);
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(all, Has.Count.EqualTo(1));
        Assert.That(one, Is.Empty);
    }

    [Test]
    public async Task An_own_save_is_reported_once_and_as_local()
    {
        var seen = new List<LiveChange>();
        _store.Watch(seen.Add);

        _store.Apply(Row(Number("A", 5)), _store.Begin(), ChangeOrigin.Local);
        Set(5);
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(seen, Has.Count.EqualTo(1).And.All.Property("Origin").EqualTo(ChangeOrigin.Local));
    }

    public override ValueTask DisposeAsync()
    {
        _store.Dispose();
        return base.DisposeAsync();
    }

    private void Set(int number) => _store.Apply(Row(Number("A", number)), _store.Begin());

    private sealed class QueueContext : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        public void Run()
        {
            while (_posted.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
                next.Callback(next.State);
        }
    }

    private sealed class FakeLoggers(FakeLogCollector collector) : Microsoft.Extensions.Logging.ILoggerFactory
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
