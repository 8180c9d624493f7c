using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>
/// Returns the texts by which blocks are compared: their Markdown. Two blocks with the same Markdown are equal, whatever else they have, such as
/// colours, so that what Markdown does not show is kept.
/// </summary>
/// <param name="placeholders">The addresses of local pages and files.</param>
/// <param name="pagesById">The local pages by the ids of their pages in Notion.</param>
/// <param name="isChanged">Whether a local file is another one than the uploaded one of its name.</param>
internal sealed class BlockKeys(Placeholders placeholders, IReadOnlyDictionary<Guid, LocalPage> pagesById, Func<string, bool> isChanged)
{
    /// <summary>Returns the keys of a block: several for one that Markdown shows as several, none for one that it does not show.</summary>
    public string[] Of(ContentBlock block) => [.. new FlatBlocks(new Reporter()).Of([block]).Select(Write).Where(key => key.Length > 0)];

    public string[] Of(WritableBlockContent block) => Of(ContentBlock.Of(block));

    /// <summary>Returns the key of a block without the blocks in it.</summary>
    public string OwnOf(BlockContent content) =>
        Write(new ContentBlock(content is WritableBlockContent writable && BlockChildren.Of(writable).Count > 0 ? BlockChildren.With(writable, []) : content));

    // Twice: Markdown is the same after one turn, but not always after none.
    private string Write(ContentBlock block)
    {
        string once = NotionMarkdown.FromBlocks([Comparable(block)], new MarkdownWriteOptions
        {
            ResolveLink = reference => !pagesById.TryGetValue(reference.PageId?.Value ?? reference.Id, out LocalPage? page) ? null
                : reference.Kind == ContentReferenceKind.Block ? placeholders.OfAnyBlock(page) : placeholders.Of(page),
            WriteBlock = inner => FileKey(inner.Content) ?? LinkKey(inner.Content),
        }).Value;
        return NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(once).Value).Value;
    }

    // The API cannot write the start of a list. Links to headings are compared when their ids are known.
    private ContentBlock Comparable(ContentBlock block)
    {
        BlockContent content = placeholders.WithoutHeadings(block.Content is NumberedListItemBlock { ListStartIndex: not null } item ? item with { ListStartIndex = null } : block.Content);
        return block.Children.Count == 0 ? block with { Content = content } : block with { Content = content, Children = [.. block.Children.Select(Comparable)] };
    }

    private string? FileKey(BlockContent content)
    {
        if (Everyday.Files.FileAddress.Of(content) is not { } source)
            return null;
        string name = placeholders.FileOf(content) is { } path
            ? isChanged(path) ? $"changed/{path}" : NameKey(RelativePath.NameOf(path))
            : source switch
            {
                HostedFile hosted => NameKey(FileNames.Of(hosted.Url)),
                ExternalFile external => external.Url,
                _ => source.ToString(),
            };
        RichTextList caption = content switch
        {
            ImageBlock b => b.Caption,
            VideoBlock b => b.Caption,
            AudioBlock b => b.Caption,
            PdfBlock b => b.Caption,
            FileBlock b => b.Caption,
            _ => RichTextList.Empty,
        };
        return $"file {name} {NotionMarkdown.FromBlocks([new ContentBlock(new ParagraphBlock(caption))]).Value.Trim()}";
    }

    // An export writes the title of the page, which the block does not have.
    private string? LinkKey(BlockContent content)
    {
        Guid? id = content is not LinkToPageBlock link ? null : link.Target switch
        {
            PageLink page => page.PageId.Value,
            DatabaseLink database => database.DatabaseId.Value,
            _ => null,
        };
        return id is not null && pagesById.TryGetValue(id.Value, out LocalPage? target)
            ? NotionMarkdown.FromBlocks([new ContentBlock(new ParagraphBlock(RichText.Text(target.Title, placeholders.Of(target))))]).Value
            : null;
    }

    // Hosts of files change blanks and marks in names.
    private static string NameKey(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
