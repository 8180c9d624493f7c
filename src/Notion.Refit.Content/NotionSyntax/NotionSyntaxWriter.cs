using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.NotionSyntax.Flavored;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Writes blocks in Notion-flavored Markdown.</summary>
/// <param name="links">The addresses.</param>
/// <param name="reporter">The report.</param>
internal sealed class NotionSyntaxWriter(LinkWriter links, Reporter reporter)
{
    private const string App = "https://www.notion.so/";

    public static string Write(IReadOnlyList<ContentBlock> blocks, MarkdownWriteOptions options, Reporter reporter)
    {
        var writer = new NotionSyntaxWriter(new LinkWriter(reporter, options.ResolveLink, options.ResolveAsset), reporter);
        string text = FlavoredSyntax.Instance.Write(writer.Blocks(blocks, depth: 1), new MarkdownAddresses(App, Guid.Empty)).Text;
        return text.Length == 0 ? "" : text + "\n";
    }

    private List<MarkdownBlock> Blocks(IReadOnlyList<ContentBlock> blocks, int depth)
    {
        ContentLimits.CheckDepth(depth);
        var result = new List<MarkdownBlock>(blocks.Count);
        foreach (ContentBlock block in blocks)
            Add(block, result, depth);
        return result;
    }

    private void Add(ContentBlock block, List<MarkdownBlock> result, int depth)
    {
        if (block.IsPartial && block.Content is not (ChildPageBlock or ChildDatabaseBlock))
            reporter.Add(ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped, block.Content.Type, block: block.Id);
        switch (block.Content)
        {
            case BreadcrumbBlock:
                reporter.Add(ConversionNoticeKind.BlockOmitted, ConversionSeverity.Info, block.Content.Type, block: block.Id);
                break;
            case TemplateBlock template:
                reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, template.Type, block: block.Id);
                result.Add(new MarkdownBlock { Content = new ParagraphBlock(Text(template.RichText, block)), Children = Blocks(block.Children, depth + 1) });
                break;
            case LinkToPageBlock { Target: PageLink page }:
                AddMention(new PageMention(page.PageId), block, result);
                break;
            case LinkToPageBlock { Target: DatabaseLink database }:
                AddMention(new DatabaseMention(database.DatabaseId), block, result);
                break;
            case LinkPreviewBlock preview:
                reporter.Add(ConversionNoticeKind.BookmarkAsLink, ConversionSeverity.Lossy, preview.Type, block: block.Id);
                result.Add(new MarkdownBlock { Content = new BookmarkBlock { Url = preview.Url, Caption = RichTextList.Empty } });
                break;
            case CodeBlock { Caption.Count: > 0 } code:
                reporter.Add(ConversionNoticeKind.CodeCaptionAsText, ConversionSeverity.Lossy, block: block.Id);
                result.Add(new MarkdownBlock { Content = code with { Caption = RichTextList.Empty }, Id = block.Id?.Value });
                result.Add(new MarkdownBlock { Content = new ParagraphBlock(Text(code.Caption, block)) });
                break;
            case TableRowBlock when depth == 1:
                // A row without its table.
                Add(new ContentBlock(new TableBlock()) { Id = block.Id, Children = [block] }, result, depth);
                break;
            case UnsupportedBlock or UnknownBlock or LinkToPageBlock:
                string type = block.Content is UnsupportedBlock { BlockType: { Length: > 0 } name } ? name : block.Content.Type;
                reporter.Add(ConversionNoticeKind.BlockUnsupported, ConversionSeverity.Dropped, type, block: block.Id);
                result.Add(new MarkdownBlock { Content = null, Id = block.Id?.Value, Alternative = type });
                result.AddRange(Blocks(block.Children, depth + 1));
                break;
            default:
                result.Add(new MarkdownBlock
                {
                    Content = Media(BlockTextMap.Of(block.Content, text => Text(text, block)), block),
                    Id = block.Id?.Value,
                    Alternative = block.Content.Type,
                    Children = block.Content is MeetingNotesBlock notes ? Parts(notes, block, depth) : Blocks(block.Children, depth + 1),
                });
                break;
        }
    }

    private List<MarkdownBlock> Parts(MeetingNotesBlock notes, ContentBlock block, int depth) =>
    [
        .. block.Children.Select(child => new MarkdownBlock
        {
            Id = child.Id?.Value,
            Part = child.Id is { } id && id == notes.Children?.SummaryBlockId ? MeetingPart.Summary
                : child.Id is { } other && other == notes.Children?.TranscriptBlockId ? MeetingPart.Transcript
                : MeetingPart.Notes,
            Children = Blocks(child.Children, depth + 1),
        }),
    ];

    private void AddMention(Mention mention, ContentBlock block, List<MarkdownBlock> result)
    {
        reporter.Add(ConversionNoticeKind.PageLinkAsText, ConversionSeverity.Lossy, block.Content.Type, block: block.Id);
        result.Add(new MarkdownBlock { Content = new ParagraphBlock(new RichText { Content = new MentionContent { Mention = mention } }) });
    }

    private BlockContent Media(BlockContent content, ContentBlock block)
    {
        if (BlockKinds.Media(content) is not { } media || media.Source is null or FileUploadFile)
            return content;
        string? url = links.OfFile(media.Kind, media.Source, (content as FileBlock)?.Name, block.Id);
        return url is null || BlockKinds.Url(media.Source) == url ? content : BlockKinds.Media(media.Kind, new ExternalFile(url), media.Caption)!;
    }

    private RichTextList Text(RichTextList text, ContentBlock block)
    {
        foreach (RichText piece in text)
        {
            if (piece.Content is MentionContent { Mention: LinkMention or LinkPreviewMention or TemplateMention or CustomEmojiMention or UnknownMention } mention)
                reporter.Add(ConversionNoticeKind.MentionAsText, ConversionSeverity.Lossy, mention.Mention.Type, block: block.Id);
        }

        if (text.All(piece => piece.Content is not TextContent { Link: not null }))
            return NormalText.Of(text);
        return NormalText.Of(
        [
            .. text.Select(piece => piece.Content is TextContent { Link.Url: { } url } content
                ? RichText.Text(content.Content, links.OfText(url, content.Content, block.Id), piece.Annotations)
                : piece),
        ]);
    }
}
