using Notion.Refit.Live.Store;
using Notion.Refit.Live.Tests.Changes;
using Notion.Refit.Models;
using static Notion.Refit.Live.Tests.Sent;

namespace Notion.Refit.Live.Tests.Store;

/// <summary>Many threads that apply responses to one store at once, while others read it.</summary>
public sealed class RaceTests : LiveTest
{
    private const int Threads = 4;
    private const int Responses = 400;

    [Test]
    public async Task Pages_are_never_replaced_by_older_ones_and_never_lose_what_was_read() =>
        await ForSeedsAsync(async (store, random) =>
        {
            // All properties, only A, only B, only the first values of R; numbered in the order of asking.
            (RequestTicket Ticket, Page Page, bool IsWhole)[] responses = [.. Enumerable.Range(1, Responses).Select(i => (store.Begin(), PageOf(i), i % 4 == 0))];
            store.Apply(PageOf(0), store.Begin());
            random.Shuffle(responses);

            // The first response was asked for after the others: they are older, and must not undo it either.
            await RunAsync(
                responses,
                response => store.Apply(response.Page, response.Ticket, isWhole: response.IsWhole),
                () =>
                {
                    Page page = store.FindPage(FirstPage)!;
                    Assert.That((NumberOf(page, "A"), NumberOf(page, "B")), Is.EqualTo((0d, 0d)));
                    Assert.That(((RelationValue)page.Properties["R"].Value).Pages, Has.Count.EqualTo(40));
                });

            double? lastA = 0, lastB = 0;
            (RequestTicket Ticket, Page Page, bool IsWhole)[] later = [.. Enumerable.Range(1, Responses).Select(i => (store.Begin(), PageOf(i), i % 4 == 0))];
            random.Shuffle(later);
            await RunAsync(
                later,
                response => store.Apply(response.Page, response.Ticket, isWhole: response.IsWhole),
                () =>
                {
                    Page page = store.FindPage(FirstPage)!;
                    Assert.That(NumberOf(page, "A"), Is.GreaterThanOrEqualTo(lastA));
                    Assert.That(NumberOf(page, "B"), Is.GreaterThanOrEqualTo(lastB));
                    (lastA, lastB) = (NumberOf(page, "A"), NumberOf(page, "B"));
                    Assert.That(((RelationValue)page.Properties["R"].Value).Pages, Has.Count.EqualTo(40), "Less does not replace more.");
                    Assert.That(store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.True);
                });

            Page last = store.FindPage(FirstPage)!;
            Assert.That(NumberOf(last, "A"), Is.EqualTo(Enumerable.Range(1, Responses).Last(i => i % 4 is 0 or 1)));
            Assert.That(NumberOf(last, "B"), Is.EqualTo(Enumerable.Range(1, Responses).Last(i => i % 4 is 0 or 2)));
        });

    [Test]
    public async Task Lists_of_blocks_are_never_replaced_by_older_ones_and_have_all_their_blocks() =>
        await ForSeedsAsync(async (store, random) =>
        {
            store.ApplyChildren(Toggle, ListOf(0), store.Begin());
            (RequestTicket Ticket, int Number)[] responses = [.. Enumerable.Range(1, Responses).Select(i => (store.Begin(), i))];
            random.Shuffle(responses);
            int newest = 0;
            await RunAsync(
                responses,
                response => store.ApplyChildren(Toggle, ListOf(response.Number), response.Ticket),
                () =>
                {
                    IReadOnlyList<BlockId> children = store.ChildrenOf(Toggle)!;
                    int number = Enumerable.Range(newest, Responses + 1 - newest).First(i => children[0] == BlockNumber(i));
                    Assert.That(children, Is.EqualTo(new[] { BlockNumber(number), BlockNumber(number + 1) }), "One list, whole.");
                    Assert.That(children.Select(store.FindBlock), Has.None.Null);
                    newest = number;
                });

            Assert.That(store.ChildrenOf(Toggle), Is.EqualTo(new[] { BlockNumber(Responses), BlockNumber(Responses + 1) }));
        });

    [Test]
    public async Task Reads_never_undo_the_writes_of_another_thread() =>
        await ForSeedsAsync(async (store, _) =>
        {
            // What Notion has, and the order in which it was asked.
            var notion = new Lock();
            var writing = new Lock();
            int written = 0;
            store.Apply(Row(Number("A", 0)), store.Begin());
            double? last = 0;
            await RunAsync(
                Enumerable.Range(0, Responses).ToArray(),
                i =>
                {
                    RequestTicket ticket;
                    int value;
                    if (i % Threads != 0)
                    {
                        lock (notion)
                            (ticket, value) = (store.Begin(), written);
                        store.Apply(Row(Number("A", value)), ticket);
                        return;
                    }

                    // One write at a time: of two at once, it is not known which Notion has carried out last.
                    lock (writing)
                    {
                        lock (notion)
                            (ticket, value) = (store.Begin(), ++written);
                        store.Apply(Row(Number("A", value)), ticket, ChangeOrigin.Local);
                        Assert.That(NumberOf(store.FindPage(FirstPage), "A"), Is.EqualTo(value), "An own write is there when it was answered.");
                    }
                },
                () =>
                {
                    double? now = NumberOf(store.FindPage(FirstPage), "A");
                    Assert.That(now, Is.GreaterThanOrEqualTo(last));
                    last = now;
                });

            Assert.That(NumberOf(store.FindPage(FirstPage), "A"), Is.EqualTo(written));
        });

    [Test]
    public async Task Changes_of_many_threads_give_the_last_state_when_they_are_applied_in_order() =>
        await ForSeedsAsync(async (store, random) =>
        {
            store.ApplyRows(FirstSource, [Row(Number("A", 0)), Row(Number("A", 0), id: PageNumber(1))], isComplete: true, store.Begin());
            store.ApplyChildren(Toggle, ListOf(0), store.Begin());
            Replay replay = Replay.Of(store);
            var changes = new List<LiveChange>();
            store.Watch(changes.Add);
            (RequestTicket Ticket, int Number)[] responses = [.. Enumerable.Range(1, Responses).Select(i => (store.Begin(), i))];
            random.Shuffle(responses);

            await RunAsync(
                responses,
                response =>
                {
                    PageId row = PageNumber(response.Number % 7);
                    switch (response.Number % 5)
                    {
                        case 0:
                            store.ApplyRows(FirstSource, [Row(Number("A", response.Number), id: row), Row(Number("A", response.Number))], isComplete: true, response.Ticket);
                            break;
                        case 1:
                            store.ApplyChildren(Toggle, ListOf(response.Number % 9), response.Ticket);
                            break;
                        case 2:
                            store.MarkLost(row.Value, response.Ticket);
                            break;
                        case 3:
                            store.Apply(Row(Number("A", response.Number), id: row, inTrash: response.Number % 2 == 0), response.Ticket, ChangeOrigin.Local);
                            break;
                        default:
                            store.Apply(Row(Number("A", response.Number), id: row), response.Ticket);
                            break;
                    }
                },
                () => store.RowsOf(FirstSource));
            await store.WhenDeliveredAsync(CancellationToken.None);

            foreach (LiveChange change in changes)
                replay.Apply(change);
            Assert.That(replay.Differences(Replay.Of(store)), Is.Empty);
            Assert.That(changes, Is.Not.Empty);
        });

    [Test]
    public async Task Objects_can_be_forgotten_and_read_again_while_others_read_them() =>
        await ForSeedsAsync(async (store, _) =>
        {
            await RunAsync(
                Enumerable.Range(0, Responses).ToArray(),
                i =>
                {
                    if (i % 3 == 0)
                    {
                        store.Forget(new EntityId(Toggle.Value));
                        return;
                    }

                    store.ApplyChildren(Toggle, ListOf(i), store.Begin());
                },
                () =>
                {
                    // There with all that is in it, or not there.
                    if (store.ChildrenOf(Toggle) is { } children)
                        Assert.That(children, Has.Count.EqualTo(2));
                });

            store.Forget(new EntityId(Toggle.Value));
            foreach (Guid id in store.KnownIds())
                store.Forget(new EntityId(id));
            Assert.That(store.Count, Is.Zero);
        });

    private static Page PageOf(int number) => (number % 4) switch
    {
        0 => Row(Number("A", number) + "," + Number("B", number) + "," + Relation("R", 40, hasMore: false)),
        1 => Row(Number("A", number)),
        2 => Row(Number("B", number)),
        _ => Row(Relation("R", 25, hasMore: true)),
    };

    private static Block[] ListOf(int number) => [Paragraph(number, $"{number}"), Paragraph(number + 1, $"{number}")];

    private async Task ForSeedsAsync(Func<LiveStore, Random, Task> run)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            using LiveStore store = LiveStore.Create(Notion, new() { MaxWaitingChanges = int.MaxValue });
            await run(store, new Random(seed));
        }
    }

    // The threads start together and share the work; one more only looks, again and again, until they have done it.
    private static async Task RunAsync<T>(T[] work, Action<T> apply, Action look)
    {
        int next = -1;
        using var start = new Barrier(Threads + 1);
        Task[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    for (int i = Interlocked.Increment(ref next); i < work.Length; i = Interlocked.Increment(ref next))
                        apply(work[i]);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        Task all = Task.WhenAll(threads);
        await Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                do
                    look();
                while (!all.IsCompleted);
                look();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await all;
    }
}
