using CsCheck;
using Notion.Refit.Live.Changes;
using Notion.Refit.Models;
using static Notion.Refit.Live.Tests.Sent;

namespace Notion.Refit.Live.Tests.Changes;

/// <summary>The differences between two snapshots.</summary>
public sealed class DifferencesTests
{
    [Test]
    public void The_differences_of_two_pages_applied_to_the_first_give_the_second() => Gen.Select(Pages(), Pages()).Sample(
        pair =>
        {
            object state = pair.Item1;
            IReadOnlyList<LiveChange> changes = Replay.Compare(pair.Item1, pair.Item2);
            foreach (LiveChange change in changes)
                state = Replay.Apply(state, change);
            return Replay.Compare(state, pair.Item2).Count == 0
                && ((Page)state).Properties.Keys.Order(StringComparer.Ordinal).SequenceEqual(pair.Item2.Properties.Keys.Order(StringComparer.Ordinal))
                && ((Page)state).Properties.Values.All(property => ((Page)state).Properties.Count(other => other.Value.Id == property.Id) == 1);
        },
        iter: 2_000);

    [Test]
    public void A_page_does_not_differ_from_itself() => Pages().Sample(page => Replay.Compare(page, page with { Properties = new(page.Properties.Reverse()) }).Count == 0, iter: 200);

    [Test]
    public void The_steps_between_two_orders_applied_to_the_first_give_the_second() => Gen.Select(Orders(), Orders()).Sample(
        pair =>
        {
            (Guid[] old, Guid[] now) = pair;
            (IReadOnlyList<Guid> removed, IReadOnlyList<ChildDifferences.Step> steps) = ChildDifferences.Between(old, now);
            var list = new List<Guid>(old);
            foreach (Guid id in removed)
                list.Remove(id);
            foreach (ChildDifferences.Step step in steps)
            {
                list.Remove(step.Id);
                list.Insert(step.After is { } after ? list.IndexOf(after) + 1 : 0, step.Id);
            }

            return list.SequenceEqual(now);
        },
        iter: 5_000);

    [Test]
    public void A_block_that_was_moved_to_the_end_is_one_move()
    {
        Guid[] old = [.. Enumerable.Range(0, 100).Select(i => BlockNumber(i).Value)];

        (IReadOnlyList<Guid> removed, IReadOnlyList<ChildDifferences.Step> steps) = ChildDifferences.Between(old, [.. old[1..], old[0]]);

        Assert.That(removed, Is.Empty);
        Assert.That(steps, Is.EqualTo(new[] { new ChildDifferences.Step(old[0], old[99], IsNew: false) }));
    }

    [Test]
    public void Signatures_times_editors_and_names_are_not_differences()
    {
        string File(string query) => $$""" "F": { "id": "F", "type": "files", "files": [{ "name": "a", "type": "file", "file": { "url": "https://host/a.png?{{query}}", "expiry_time": "2026-01-01T0{{query.Length}}:00:00.000Z" } }] } """;
        string Edited(string time, string name) => $$"""
             "E": { "id": "E", "type": "last_edited_time", "last_edited_time": "{{time}}" }, "B": { "id": "B", "type": "last_edited_by", "last_edited_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666", "name": "{{name}}" } }
            """;
        string Text(string name) => $$"""
             "T": { "id": "T", "type": "rich_text", "rich_text": [{ "type": "mention", "mention": { "type": "user", "user": { "object": "user", "id": "66666666-6666-4666-8666-666666666666", "name": "{{name}}" } }, "annotations": { "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default" }, "plain_text": "@{{name}}", "href": null }] }
            """;
        Page one = Row($"{File("a=1")},{Edited("2026-01-01T00:00:00.000Z", "Ada")},{Text("Ada")},{Person("P", "Ada")}", minute: 1);
        Page other = Row($"{File("b=22")},{Edited("2026-01-02T00:00:00.000Z", "Eve")},{Text("Eve")},{Person("P", "Eve")}", minute: 2);

        Assert.That(Replay.Compare(one, other), Is.Empty);
        Assert.That(Replay.Compare(one, Row($"{File("a=1").Replace("a.png", "b.png", StringComparison.Ordinal)},{Edited("2026-01-01T00:00:00.000Z", "Ada")},{Text("Ada")},{Person("P", "Ada")}")), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_renamed_property_is_one_change_with_both_names()
    {
        IReadOnlyList<LiveChange> changes = Replay.Compare(Row(Number("Old", 1, "x")), Row(Number("New", 1, "x")));

        Assert.That(changes, Has.Count.EqualTo(1));
        Assert.That(changes[0], Is.InstanceOf<PropertyChanged>().With.Property("Name").EqualTo("New"));
    }

    private static Gen<Page> Pages() =>
        from ids in Gen.Shuffle(new[] { 0, 1, 2, 3, 4, 5 })
        from count in Gen.Int[0, 6]
        from names in Gen.Shuffle(new[] { "A", "B", "C", "D", "E", "F" })
        from values in Gen.Int[0, 2].Array[6]
        from isLocked in Gen.Bool
        from inTrash in Gen.Bool
        from parent in Gen.Int[0, 1]
        select Row(
            string.Join(",", Enumerable.Range(0, count).Select(i => Number(names[i], values[i], $"p{ids[i]}"))),
            inTrash: inTrash,
            source: DataSourceId.FromGuid(PageNumber(parent).Value)) with
        { IsLocked = isLocked };

    private static Gen<Guid[]> Orders() =>
        from ids in Gen.Shuffle(Enumerable.Range(0, 12).Select(i => BlockNumber(i).Value).ToArray())
        from count in Gen.Int[0, 12]
        select ids[..count];
}
