using Notion.Refit.Live.Store;
using Notion.Refit.Models;
using static Notion.Refit.Live.Tests.Sent;

namespace Notion.Refit.Live.Tests.Store;

/// <summary>The state after responses have arrived, in every order.</summary>
public sealed class ApplyingTests : LiveTest
{
    private readonly LiveStore _store;

    public ApplyingTests() => _store = LiveStore.Create(Notion);

    [Test]
    public void The_response_to_the_last_request_wins_in_every_order_of_arrival() => Assert.Multiple(() =>
    {
        foreach (int[] order in Orders(4))
        {
            LiveStore store = LiveStore.Create(Notion);
            RequestTicket[] tickets = [.. Enumerable.Range(0, 4).Select(_ => store.Begin())];
            foreach (int i in order)
                store.Apply(Row(Number("A", i)), tickets[i]);

            Assert.That(NumberOf(store.FindPage(FirstPage), "A"), Is.EqualTo(3), string.Join(",", order));
        }
    });

    [Test]
    public void Responses_with_a_part_of_the_properties_fill_in_whatever_the_order_of_arrival() => Assert.Multiple(() =>
    {
        // Asked for in this order: all, A, B, all of a page whose B was removed and which has C.
        (string Properties, bool IsWhole)[] responses =
        [
            (Number("A", 1) + "," + Number("B", 1), true),
            (Number("A", 2), false),
            (Number("B", 3), false),
            (Number("A", 4) + "," + Number("C", 4), true),
            (Number("C", 5), false),
        ];
        foreach (int count in new[] { 3, 4, 5 })
        {
            foreach (int[] order in Orders(count))
            {
                LiveStore store = LiveStore.Create(Notion);
                RequestTicket[] tickets = [.. Enumerable.Range(0, count).Select(_ => store.Begin())];
                foreach (int i in order)
                    store.Apply(Row(responses[i].Properties), tickets[i], isWhole: responses[i].IsWhole);

                Page page = store.FindPage(FirstPage)!;
                double?[] expected = count switch { 3 => [2, 3, null], 4 => [4, null, 4], _ => [4, null, 5] };
                Assert.That(
                    new[] { NumberOf(page, "A"), NumberOf(page, "B"), NumberOf(page, "C") },
                    Is.EqualTo(expected),
                    $"{count}: {string.Join(",", order)}");
                Assert.That(store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.True, string.Join(",", order));
            }
        }
    });

    [Test]
    public void A_part_that_is_all_that_is_known_is_not_complete()
    {
        _store.Apply(Row(Number("A", 1)), _store.Begin(), isWhole: false);

        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.False);
    }

    [Test]
    public async Task A_page_of_which_only_the_id_is_shown_takes_nothing_away()
    {
        Page whole = Row(Number("A", 1));
        _store.Apply(whole, _store.Begin());
        var changes = new List<LiveChange>();
        _store.Watch(changes.Add);

        _store.Apply(Stub(), _store.Begin());
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(_store.FindPage(FirstPage), Is.EqualTo(whole));
        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.True);
        Assert.That(changes, Is.Empty);
    }

    [Test]
    public void A_read_that_was_begun_before_an_own_write_was_answered_does_not_undo_it()
    {
        _store.Apply(Row(Number("A", 1)), _store.Begin());
        RequestTicket write = _store.Begin();
        RequestTicket read = _store.Begin();

        _store.Apply(Row(Number("A", 2)), write, ChangeOrigin.Local);
        _store.Apply(Row(Number("A", 1)), read);

        Assert.That(NumberOf(_store.FindPage(FirstPage), "A"), Is.EqualTo(2));
        Assert.That(_store.TakeDoubtful(), Does.Contain(FirstPage.Value), "The two disagree: it is worth another look.");
    }

    [Test]
    public async Task A_page_that_is_lost_is_not_found_by_a_read_that_was_begun_before()
    {
        _store.Apply(Row(Number("A", 1)), _store.Begin());
        var changes = new List<LiveChange>();
        _store.Watch(changes.Add);
        RequestTicket read = _store.Begin();

        _store.MarkLost(FirstPage.Value, _store.Begin());
        _store.Apply(Row(Number("A", 2)), read);
        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsLost, Is.True);
        _store.Apply(Row(Number("A", 2)), _store.Begin());
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsLost, Is.False);
        Assert.That(changes, Has.One.EqualTo(new Lost(new(FirstPage.Value))).And.One.EqualTo(new Found(new(FirstPage.Value))));
    }

    [Test]
    public void A_response_with_an_earlier_time_of_change_does_not_replace_a_later_one()
    {
        _store.Apply(Row(Number("A", 2), minute: 5), _store.Begin());

        _store.Apply(Row(Number("A", 1), minute: 4), _store.Begin());

        Assert.That(NumberOf(_store.FindPage(FirstPage), "A"), Is.EqualTo(2));
    }

    [Test]
    public void A_value_that_is_cut_at_25_does_not_replace_a_whole_one_with_the_same_start()
    {
        _store.Apply(Row(Relation("R", 40, hasMore: false)), _store.Begin());

        _store.Apply(Row(Relation("R", 25, hasMore: true)), _store.Begin());

        Assert.That(((RelationValue)_store.FindPage(FirstPage)!.Properties["R"].Value).Pages, Has.Count.EqualTo(40));
        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.True);
    }

    [Test]
    public void A_value_that_is_cut_replaces_a_whole_one_with_another_start()
    {
        _store.Apply(Row(Relation("R", 3, hasMore: false)), _store.Begin());

        _store.Apply(Row(Relation("R", 25, hasMore: true)), _store.Begin());

        Assert.That(((RelationValue)_store.FindPage(FirstPage)!.Properties["R"].Value).Pages, Has.Count.EqualTo(25));
        Assert.That(_store.FreshnessOf(FirstPage.Value)!.Value.IsComplete, Is.False);
    }

    [Test]
    public async Task The_name_of_a_person_stays_when_only_the_id_is_read()
    {
        _store.Apply(Row(Person("P", "Ada")), _store.Begin());
        await _store.WhenDeliveredAsync(CancellationToken.None);
        var changes = new List<LiveChange>();
        _store.Watch(changes.Add);

        _store.Apply(Row(Person("P", null)), _store.Begin());
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(((PeopleValue)_store.FindPage(FirstPage)!.Properties["P"].Value).People, Has.One.Matches<UserOrGroup>(person => person is User { Name: "Ada" }));
        Assert.That(changes, Is.Empty);
    }

    [Test]
    public void Lists_of_children_win_by_the_order_of_asking() => Assert.Multiple(() =>
    {
        foreach (int[] order in Orders(3))
        {
            LiveStore store = LiveStore.Create(Notion);
            RequestTicket[] tickets = [.. Enumerable.Range(0, 3).Select(_ => store.Begin())];
            foreach (int i in order)
                store.ApplyChildren(Toggle, [Paragraph(i, "a"), Paragraph(i + 1, "b")], tickets[i]);

            Assert.That(store.ChildrenOf(Toggle), Is.EqualTo(new[] { BlockNumber(2), BlockNumber(3) }), string.Join(",", order));
        }
    });

    [Test]
    public void Blocks_databases_and_comments_win_by_the_order_of_asking_too() => Assert.Multiple(() =>
    {
        foreach (int[] order in Orders(3))
        {
            LiveStore store = LiveStore.Create(Notion);
            RequestTicket[] tickets = [.. Enumerable.Range(0, 3).Select(_ => store.Begin())];
            foreach (int i in order)
            {
                store.Apply(Paragraph(1, $"{i}"), tickets[i]);
                store.Apply(Database($"{i}"), tickets[i]);
                store.Apply(Comment($"{i}"), tickets[i]);
            }

            Assert.That(((ParagraphBlock)store.FindBlock(BlockNumber(1))!.Content).RichText.ToPlainText(), Is.EqualTo("2"), string.Join(",", order));
            Assert.That(store.FindDatabase(Database("").Id)!.Title.ToPlainText(), Is.EqualTo("2"), string.Join(",", order));
            Assert.That(store.FindComment(Comment("").Id)!.RichText.ToPlainText(), Is.EqualTo("2"), string.Join(",", order));
        }
    });

    [Test]
    public void A_store_holds_what_it_has_read_also_when_nothing_else_refers_to_it()
    {
        _store.ApplyChildren(Toggle, [Paragraph(1, "a")], _store.Begin());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(_store.FindBlock(BlockNumber(1)), Is.Not.Null);
    }

    [Test]
    public void What_was_removed_in_Notion_stays_readable_with_everything_in_it_until_it_is_forgotten()
    {
        _store.ApplyChildren(Toggle, [Paragraph(1, "a", hasChildren: true)], _store.Begin());
        _store.ApplyChildren(BlockNumber(1), [Paragraph(2, "b", parent: BlockNumber(1))], _store.Begin());

        _store.ApplyChildren(Toggle, [], _store.Begin());

        Assert.That(_store.ChildrenOf(Toggle), Is.Empty);
        Assert.That(_store.ChildrenOf(BlockNumber(1)), Is.EqualTo(new[] { BlockNumber(2) }));
        Assert.That(_store.FindBlock(BlockNumber(2)), Is.Not.Null);
        Assert.That(_store.Forget(new EntityId(BlockNumber(1).Value)), Is.EqualTo(2));
        Assert.That(_store.FindBlock(BlockNumber(2)), Is.Null);
    }

    [Test]
    public void A_list_that_was_begun_before_an_own_append_was_answered_does_not_undo_it()
    {
        _store.ApplyChildren(Toggle, [Paragraph(1, "a")], _store.Begin());
        RequestTicket append = _store.Begin();
        RequestTicket read = _store.Begin();

        _store.InsertChildren(Toggle, [Paragraph(2, "b")], BlockPosition.Start, append);
        _store.ApplyChildren(Toggle, [Paragraph(1, "a")], read);

        Assert.That(_store.ChildrenOf(Toggle), Is.EqualTo(new[] { BlockNumber(2), BlockNumber(1) }));
    }

    [Test]
    public void Children_that_were_never_read_are_not_an_empty_list()
    {
        _store.Apply(Paragraph(1, "a", hasChildren: true), _store.Begin());

        Assert.That(_store.ChildrenOf(BlockNumber(1)), Is.Null);
        Assert.That(_store.FindBlock(BlockNumber(2)), Is.Null);
    }

    [Test]
    public void Rows_that_are_missing_from_a_complete_list_are_gone_unless_a_later_response_has_shown_them()
    {
        _store.ApplyRows(FirstSource, [Row("", id: PageNumber(1)), Row("", id: PageNumber(2))], isComplete: true, _store.Begin());
        RequestTicket query = _store.Begin();
        _store.Apply(Row("", id: PageNumber(3)), _store.Begin(), ChangeOrigin.Local);

        _store.ApplyRows(FirstSource, [Row("", id: PageNumber(2))], isComplete: true, query);

        Assert.That(_store.RowsOf(FirstSource), Is.EqualTo(new[] { PageNumber(2), PageNumber(3) }));
    }

    [Test]
    public void Rows_that_are_missing_from_a_part_of_the_list_stay()
    {
        _store.ApplyRows(FirstSource, [Row("", id: PageNumber(1))], isComplete: true, _store.Begin());

        _store.ApplyRows(FirstSource, [Row("", id: PageNumber(2))], isComplete: false, _store.Begin());

        Assert.That(_store.RowsOf(FirstSource), Is.EqualTo(new[] { PageNumber(1), PageNumber(2) }));
    }

    [Test]
    public void What_is_forgotten_is_gone_with_everything_in_it()
    {
        _store.ApplyChildren(Toggle, [Paragraph(1, "a", hasChildren: true)], _store.Begin());
        _store.ApplyChildren(BlockNumber(1), [Paragraph(2, "b", parent: BlockNumber(1))], _store.Begin());

        Assert.That(_store.Forget(new EntityId(Toggle.Value)), Is.EqualTo(3));
        Assert.That(_store.FindBlock(BlockNumber(2)), Is.Null);
        Assert.That(_store.Count, Is.Zero);
    }

    [Test]
    public void What_is_watched_or_retained_in_an_object_keeps_it_from_being_forgotten()
    {
        _store.ApplyChildren(Toggle, [Paragraph(1, "a")], _store.Begin());
        IDisposable watch = _store.Watch(new EntityId(BlockNumber(1).Value), WatchScope.Object, _ => { });
        Assert.That(() => _store.Forget(new EntityId(Toggle.Value)), Throws.InvalidOperationException);

        watch.Dispose();
        _store.Retain(BlockNumber(1).Value);
        Assert.That(() => _store.Forget(new EntityId(Toggle.Value)), Throws.InvalidOperationException);

        _store.Release(BlockNumber(1).Value);
        Assert.That(_store.Forget(new EntityId(Toggle.Value)), Is.EqualTo(2));
    }

    public override ValueTask DisposeAsync()
    {
        _store.Dispose();
        return base.DisposeAsync();
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => order.Take(at).Append(count - 1).Concat(order.Skip(at)).ToArray()));
}
