using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>What the time of the last change does not show: a round does not see it, a sweep does.</summary>
public sealed class SweepTests : FollowTest
{
    [Test]
    public async Task The_schema()
    {
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.DataSourceId, Timeout.InfiniteTimeSpan, OnDemand));
        await Notion.DataSources.UpdateAsync(Tasks.DataSourceId, new() { Properties = { ["Cost"] = PropertySchema.Number() } });
        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await follow.SweepAsync();

        Assert.That(await TakeChangesAsync(), Has.One.InstanceOf<SchemaChanged>().With.Property("Name").EqualTo("Cost"));
    }

    [Test]
    public async Task A_rollup_of_a_page_that_was_changed()
    {
        EmulatedDatabase costs = Emulator.Workspace.AddDatabase("Costs", new() { ["Name"] = PropertySchema.Title(), ["Amount"] = PropertySchema.Number() });
        Connection.Share(new BlockId(costs.Id.Value));
        PageId cost = costs.AddRow(new() { ["Amount"] = new NumberValue(5) });
        await Notion.DataSources.UpdateAsync(Tasks.DataSourceId, new() { Properties = { ["Costs"] = PropertySchema.Relation(costs.DataSourceId) } });
        await Notion.DataSources.UpdateAsync(Tasks.DataSourceId, new() { Properties = { ["Total"] = PropertySchema.Rollup("Costs", "Amount", RollupFunction.Sum) } });
        PageId row = Tasks.AddRow(new() { ["Name"] = new TitleValue("Row"), ["Costs"] = new RelationValue([cost]) });
        Time.Advance(TimeSpan.FromMinutes(5));
        AddRow(Tasks.DataSourceId, "Later");
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.DataSourceId, Timeout.InfiniteTimeSpan, OnDemand));
        await Notion.Pages.UpdateAsync(cost, new() { Properties = { ["Amount"] = new NumberValue(7) } });
        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await follow.SweepAsync();

        PropertyChanged change = (await TakeChangesAsync()).OfType<PropertyChanged>().Single();
        Assert.That(change, Has.Property("Id").EqualTo(new EntityId(row.Value)).And.Property("Name").EqualTo("Total"));
        Assert.That((((RollupValue)change.New!.Value).Result as RollupNumber)?.Value, Is.EqualTo(7));
    }

    [Test]
    public async Task A_row_that_was_moved_to_where_it_is_not_followed()
    {
        EmulatedDatabase other = Emulator.Workspace.AddDatabase("Other", new() { ["Name"] = PropertySchema.Title() });
        Connection.Share(new BlockId(other.Id.Value));
        PageId row = AddRow(Tasks.DataSourceId, "Row");
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.DataSourceId, Timeout.InfiniteTimeSpan, OnDemand));
        await Notion.Pages.MoveAsync(row, new(Parent.DataSource(other.DataSourceId)));
        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await follow.SweepAsync();

        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes, Has.One.EqualTo(new RowRemoved(new(Tasks.DataSourceId.Value), row)).And.One.InstanceOf<Moved>());
        Assert.That(Store.RowsOf(Tasks.DataSourceId), Is.Empty);
    }

    [Test]
    public async Task A_row_that_is_not_shared_any_more()
    {
        PageId hidden = Emulator.Workspace.AddPage("Hidden");
        PageId row = AddRow(Tasks.DataSourceId, "Row");
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.DataSourceId, Timeout.InfiniteTimeSpan, OnDemand));
        await Notion.Pages.MoveAsync(row, new(Parent.Page(hidden)));
        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await follow.SweepAsync();
        await follow.SweepAsync();

        Assert.That(await TakeChangesAsync(), Is.EqualTo(new LiveChange[] { new RowRemoved(new(Tasks.DataSourceId.Value), row), new Lost(new(row.Value)) }));
    }

    [Test]
    public async Task Comments_that_were_read_before()
    {
        PageId row = AddRow(Tasks.DataSourceId, "Row");
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.DataSourceId, Timeout.InfiniteTimeSpan, OnDemand));
        await Look.ReadCommentsAsync(row, CancellationToken.None);
        await Notion.Comments.CreateAsync(new() { Parent = Parent.Page(row), RichText = "added" });
        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await follow.SweepAsync();

        Assert.That(await TakeChangesAsync(), Has.One.InstanceOf<CommentAdded>());
    }

    [Test]
    public async Task A_change_deep_in_the_content_is_seen_by_a_round_though_the_blocks_around_it_have_not_changed()
    {
        PageId page = Emulator.Workspace.AddPage("Plan", [new ToggleBlock("one") { Children = [new ToggleBlock("two") { Children = [new ParagraphBlock("three")] }] }]);
        Connection.Share(page);
        using LiveFollow follow = await WatchedAsync(Store.Follow(page, Timeout.InfiniteTimeSpan, WithContent));
        BlockId two = Store.ChildrenOf(Store.ChildrenOf(page)![0])![0];
        BlockId three = Store.ChildrenOf(two)![0];
        Time.Advance(TimeSpan.FromMinutes(5));
        await Notion.Blocks.UpdateAsync(three, new() { Content = new ParagraphBlock("changed") });

        await follow.RefreshAsync();

        Assert.That((await TakeChangesAsync()).OfType<ContentChanged>().Select(change => change.Id), Is.EqualTo(new[] { new EntityId(three.Value) }));
    }
}
