using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Tests.Paging;

/// <summary>The page sizes that a sequence asks for.</summary>
public sealed class PageSizeTests
{
    private readonly List<int?> _sizes = [];

    [Test]
    public async Task Full_pages_are_requested_once_items_were_skipped()
    {
        NotionSequence<string> texts = PageSequence.CreateOnly<IPaginatedList<object>, object, string>(FetchAsync, null, CancellationToken.None);

        List<string> two = await texts.Take(2).ToListAsync();

        Assert.That(two, Is.EqualTo(["3", "4"]));
        Assert.That(_sizes, Is.EqualTo(new int?[] { 2, null }));
    }

    [Test]
    public async Task All_items_are_asked_for_without_a_size()
    {
        List<string> all = await PageSequence.CreateOnly<IPaginatedList<object>, object, string>(FetchAsync, null, CancellationToken.None).ToListAsync();

        Assert.That(all, Is.EqualTo(["3", "4"]));
        Assert.That(_sizes, Is.EqualTo(new int?[] { null, null }));
    }

    private Task<IPaginatedList<object>> FetchAsync(string? cursor, int? size, CancellationToken cancellationToken)
    {
        _sizes.Add(size);
        return Task.FromResult<IPaginatedList<object>>(cursor is null ? new Items([1, 2], "next") : new Items(["3", "4"], null));
    }

    private sealed record Items(IReadOnlyList<object> Values, string? NextCursor) : IPaginatedList<object>
    {
        IReadOnlyList<object> IPaginatedList<object>.Items => Values;

        public bool HasMore => NextCursor is not null;
    }
}
