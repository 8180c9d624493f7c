using System.Globalization;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Paging;

namespace Notion.Refit.Emulator.Tests.Paging;

public sealed class PageRequestTests
{
    private static readonly int[] Items = [1, 2, 3, 4, 5];

    [Test]
    public void Pages_follow_each_other_without_gap_or_overlap()
    {
        var seen = new List<int>();
        string? cursor = null;
        do
        {
            ListPage<int> page = Cut(2, cursor);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.That(seen, Is.EqualTo(Items));
    }

    [Test]
    public void A_page_that_holds_all_has_no_next_one()
    {
        ListPage<int> page = Cut(5, null);

        Assert.That(page.Items, Is.EqualTo(Items));
        Assert.That(page.HasMore, Is.False);
        Assert.That(page.NextCursor, Is.Null);
    }

    [Test]
    public void A_cursor_of_nothing_is_refused() =>
        Assert.That(
            () => Cut(2, "9"),
            Throws.TypeOf<ApiException>().With.Message.EqualTo("The start_cursor provided is invalid: 9"));

    private static ListPage<int> Cut(int size, string? cursor) =>
        new PageRequest(size, cursor).Cut(Items, item => item.ToString(CultureInfo.InvariantCulture));
}
