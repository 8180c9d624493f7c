using System.Collections.Concurrent;
using Notion.Refit.Content.Headings;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Finds the headings to which the links of a folder lead.</summary>
internal sealed class HeadingTable(FolderScan scan, MarkdownImportOptions options)
{
    private readonly ConcurrentDictionary<LocalPage, Lazy<Headings>> _pages = [];

    /// <summary>Returns the headings of a file, in their order.</summary>
    public IReadOnlyList<LocalHeading> Of(LocalPage page) => HeadingsOf(page).All;

    /// <summary>Finds a heading by what follows the <c>#</c> of an address: its anchor, or its text as in Obsidian.</summary>
    /// <returns>The heading; null when the file has no such.</returns>
    public LocalHeading? Find(LocalPage page, string fragment)
    {
        Headings headings = HeadingsOf(page);
        if (headings.ByAnchor.TryGetValue(fragment, out LocalHeading? exact))
            return exact;

        // A block of Obsidian.
        if (fragment.StartsWith('^'))
            return null;

        // A path of headings ends with the one that is meant. Other tools leave out dashes at the ends and those that follow others.
        string name = AnchorNames.Of(fragment[(fragment.LastIndexOf('#') + 1)..]);
        return headings.ByAnchor.GetValueOrDefault(name) ?? headings.ByCore.GetValueOrDefault(Core(name));
    }

    private static string Core(string anchor) => string.Join('-', anchor.Split('-', StringSplitOptions.RemoveEmptyEntries));

    private Headings HeadingsOf(LocalPage page) => _pages.GetOrAdd(page, static (page, table) => new Lazy<Headings>(() => table.Read(page)), this).Value;

    private Headings Read(LocalPage page)
    {
        if (!page.HasFile || page.IsDatabase)
            return new Headings([]);
        string text = scan.ReadText(page.Path, out _);
        FrontMatter.Find(text, out int start);
        try
        {
            IReadOnlyList<WritableBlockContent> blocks = NotionMarkdown.ToBlocks(text[start..], new MarkdownReadOptions { WikiLinks = true, MaxLength = options.MaxLength }).Value;
            bool hasTitle = options.TitleFromHeading && blocks is [Heading1Block heading, ..] && heading.RichText.ToPlainText() == page.Title;
            return new Headings([.. DocumentHeadings.Of(ContentBlock.Of(blocks)).Select((found, i) => new LocalHeading(page, found.Anchor, hasTitle && i == 0))]);
        }
        catch (ContentLimitException)
        {
            // It is the failure of that file.
            return new Headings([]);
        }
    }

    private sealed class Headings
    {
        public Headings(IReadOnlyList<LocalHeading> all)
        {
            All = all;
            foreach (LocalHeading heading in all.Where(heading => heading.Anchor.Length > 0))
            {
                ByAnchor.TryAdd(heading.Anchor, heading);
                if (Core(heading.Anchor) is { Length: > 0 } core)
                    ByCore.TryAdd(core, heading);
            }
        }

        public IReadOnlyList<LocalHeading> All { get; }

        public Dictionary<string, LocalHeading> ByAnchor { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, LocalHeading> ByCore { get; } = new(StringComparer.Ordinal);
    }
}
