using System.Globalization;
using Notion.Refit.Live;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>The changes of live objects, with the fewest requests of their save.</summary>
internal static class LiveJobs
{
    public static IReadOnlyList<LiveJob> All { get; } =
    [
        Of("live: rename a page", "1 page", 1, live => live.Page.Title = "Changed"),
        Of("live: set five properties of a row", "1 page", 1, live =>
        {
            live.Row.Title = "Changed";
            live.Row.Properties["Cost"] = 3;
            live.Row.Properties["Done"] = true;
            live.Row.Properties["Tags"] = new[] { "A", "B" };
            live.Row.Properties["Due"] = new DateOnly(2026, 12, 1);
        }),
        Of("live: append 250 blocks", "⌈250 ÷ 100⌉", 3, live => live.Page.Children.AddRange(Enumerable.Range(0, 250).Select(i => Text(i)))),

        // A request has one parent and two levels below its blocks, and returns the ids of its own blocks only.
        Of("live: append 5 blocks with three levels in each", "1 + 5 blocks with more than two levels in them", 6, live => live.Page.Children.AddRange(Toggles([5, 3, 3, 3]))),
        Of("live: two new rows that refer to each other", "2 pages + 1 reference to one that did not exist", 3, live =>
        {
            LivePage first = live.Tasks.Rows.Add();
            LivePage second = live.Tasks.Rows.Add();
            (first.Title, second.Title) = ("first", "second");
            first.Properties["Blocks"] = second;
            second.Properties["Blocks"] = first;
        }),
        Of("live: change 10 blocks", "10 blocks", 10, live =>
        {
            foreach (LiveBlock block in live.Page.Children.Loaded.Take(10))
                block.Content = new ParagraphBlock("changed");
        }),
        Of("live: remove 3 blocks", "3 blocks", 3, live =>
        {
            foreach (LiveBlock block in live.Page.Children.Loaded.Take(3))
                block.Remove();
        }),
        new("live: replace 20 blocks by 20 of which one differs", "1 block", 1, live =>
            live.Page.Children.ReplaceAsync([.. Enumerable.Range(0, 20).Select(i => i == 7 ? new ParagraphBlock("changed") : Text(i))])),
        Of("live: a new row with every kind of value, an icon and content", "1 page", 1, live =>
        {
            LivePage row = live.Tasks.Rows.Add();
            row.Title = "new";
            row.Icon = Icon.Emoji("🚀");
            row.Properties["Notes"] = "text";
            row.Properties["Cost"] = 1.5m;
            row.Properties["Kind"] = "a";
            row.Properties["Tags"] = new[] { "A" };
            row.Properties["State"] = "Done";
            row.Properties["Due"] = new DateOnly(2026, 12, 1);
            row.Properties["People"] = live.User;
            row.Properties["Files"] = new Uri("https://example.org/plan.pdf");
            row.Properties["Done"] = true;
            row.Properties["Link"] = "https://example.org";
            row.Properties["Mail"] = "a@example.org";
            row.Properties["Phone"] = "+49 30 1234";
            row.Properties["Blocks"] = live.Row;
            row.Children.Add(new ParagraphBlock("content"));
        }),
        Of("live: set values that are there already", "0", 0, live =>
        {
            live.Page.Title = "Other";
            live.Page.Title = "Page";
            live.Row.Properties["Done"] = false;
            live.Page.Children[0].Content = Text(0);
            LiveBlock block = live.Page.Children[1];
            block.Remove();
            block.Restore();
        }),
    ];

    private static LiveJob Of(string name, string formula, int bound, Action<LiveWorkspace> change) => new(name, formula, bound, live =>
    {
        change(live);
        return Task.CompletedTask;
    });

    private static ParagraphBlock Text(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static WritableBlockContent[] Toggles(int[] counts) =>
        [.. Enumerable.Range(0, counts[0]).Select(i => counts.Length == 1 ? new ToggleBlock($"{i}") : new ToggleBlock($"{i}") { Children = Toggles(counts[1..]) })];
}
