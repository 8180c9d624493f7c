using CsCheck;
using Notion.Refit.Live.Store;

namespace Notion.Refit.Live.Tests.Store;

/// <summary>The table of a store against a dictionary, alone and while it is read by others.</summary>
public sealed class KnownTableTests
{
    // Ids that differ in few bits, and some that have the same hash.
    private static readonly Guid[] s_ids = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? new Guid(i, 0, 0, 0, 0, 0, 0, (byte)i, 0, 0, 0) : new Guid(i, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1))];

    [Test]
    public void Any_order_of_writes_and_removals_gives_what_a_dictionary_gives() =>
        Gen.Select(Gen.Int[0, s_ids.Length - 1], Gen.Bool).List[0, 400].Sample(steps =>
        {
            var table = new KnownTable();
            var expected = new Dictionary<Guid, Known>();
            foreach ((int i, bool isRemoval) in steps)
            {
                if (isRemoval)
                {
                    Assert.That(table.Remove(s_ids[i]), Is.EqualTo(expected.Remove(s_ids[i])));
                    continue;
                }

                Known known = new KnownParent(s_ids[i]);
                table.Set(known);
                expected[s_ids[i]] = known;
            }

            Assert.That(table.Count, Is.EqualTo(expected.Count));
            Assert.That(table.Ids(), Is.EquivalentTo(expected.Keys));
            foreach (Guid id in s_ids)
                Assert.That(table.Find(id), Is.SameAs(expected.GetValueOrDefault(id)));
        });

    [Test]
    public void A_search_ends_however_many_objects_came_and_went()
    {
        var table = new KnownTable();
        for (int i = 0; i < 100_000; i++)
        {
            var id = new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
            table.Set(new KnownParent(id));
            Assert.That(table.Remove(id), Is.True);
        }

        Assert.That(table.Count, Is.Zero);
        Assert.That(table.Ids(), Is.Empty);
        Assert.That(table.Find(Guid.Empty), Is.Null, "The mark of a removed object is not an object.");
    }

    [Test]
    public async Task Readers_find_what_is_there_and_never_an_older_state_while_one_thread_writes()
    {
        var table = new KnownTable();
        var kept = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        table.Set(new KnownParent(kept) { Ticket = 0 });
        bool isDone = false;
        Task[] readers =
        [
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                long last = 0;
                while (!Volatile.Read(ref isDone))
                {
                    long ticket = table.Find(kept)!.Ticket;
                    Assert.That(ticket, Is.GreaterThanOrEqualTo(last));
                    last = ticket;
                }

                return last;
            })),
        ];

        // The table grows, shrinks and is rebuilt several times.
        for (int i = 1; i <= 200_000; i++)
        {
            table.Set(new KnownParent(kept) { Ticket = i });
            table.Set(new KnownParent(new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)));
            if (i % 3 != 0)
                table.Remove(new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
        }

        Volatile.Write(ref isDone, true);
        await Task.WhenAll(readers);
        Assert.That(table.Find(kept)!.Ticket, Is.EqualTo(200_000));
    }
}
