using System.Globalization;
using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Markdown.Reading;
using Notion.Refit.Content.NotionSyntax.Enhanced;
using Notion.Refit.Content.NotionSyntax.Flavored;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Reads documents in Notion's syntaxes as blocks that can be appended.</summary>
/// <param name="context">The document.</param>
internal sealed class NotionSyntaxReader(MarkdownContext context)
{
    public static List<WritableBlockContent> Read(string markdown, bool isEnhanced, MarkdownContext context)
    {
        IMarkdownSyntax syntax = isEnhanced ? EnhancedSyntax.Instance : FlavoredSyntax.Instance;
        var reader = new NotionSyntaxReader(context);
        return reader.Blocks(syntax.Read(markdown, new ReportingDirectory(context.Reporter)));
    }

    private List<WritableBlockContent> Blocks(IReadOnlyList<MarkdownBlock> blocks)
    {
        var sink = new BlockSink(context.Reporter);
        foreach (MarkdownBlock block in blocks)
            Add(block, sink);
        return sink.Blocks;
    }

    private void Add(MarkdownBlock block, BlockSink sink)
    {
        switch (block.Content)
        {
            case null when block.Part is not null:
                sink.Blocks.AddRange(Blocks(block.Children));
                break;
            case null:
                context.Reporter.Add(ConversionNoticeKind.BlockUnsupported, ConversionSeverity.Dropped, block.Alternative ?? "");
                sink.Blocks.AddRange(Blocks(block.Children));
                break;
            case ChildPageBlock page:
                AddLink(page.Title, block.Id is { } pageId ? new PageLink(new PageId(pageId)) : null, page.Type, sink);
                break;
            case ChildDatabaseBlock database:
                AddLink(database.Title, block.Id is { } databaseId ? new DatabaseLink(new DatabaseId(databaseId)) : null, database.Type, sink);
                break;
            case MeetingNotesBlock notes:
                context.Reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, notes.Type);
                if (notes.Title.Count > 0)
                    sink.Add(Text(notes.Title), text => new ParagraphBlock(text));
                sink.Blocks.AddRange(Blocks(block.Children));
                break;
            case SyncedBlock { SyncedFrom: not null } reference:
                sink.Blocks.Add(reference);
                break;
            case ColumnListBlock when block.Children.Count < 2:
                context.Reporter.Add(ConversionNoticeKind.ColumnsFlattened, ConversionSeverity.Lossy);
                sink.Blocks.AddRange(block.Children.SelectMany(column => Blocks(column.Children)));
                break;
            case ColumnBlock column:
                List<WritableBlockContent> inside = Blocks(block.Children);
                sink.Blocks.Add(column with { Children = inside.Count == 0 ? [new ParagraphBlock("")] : inside });
                break;
            case CodeBlock code:
                sink.AddCode(code.RichText.ToPlainText(), code.Language ?? CodeLanguage.PlainText, code.Caption);
                break;
            case EquationBlock equation:
                sink.AddEquation(equation.Expression);
                break;
            case TableBlock table:
                AddTable(table, block, sink);
                break;
            case NumberedListItemBlock item:
                AddNumbered(item, block, sink);
                break;
            case ImageBlock or VideoBlock or AudioBlock or PdfBlock or FileBlock:
                AddMedia(block.Content, sink);
                break;
            case BookmarkBlock bookmark:
                if (bookmark.Url is { } url && context.Links.Link(url, null) is { } address)
                    sink.AddCaptioned(Text(bookmark.Caption), text => bookmark with { Url = address, Caption = text });
                break;
            case EmbedBlock embed:
                if (embed.Url is { } source && context.Links.Link(source, null) is { } frame)
                    sink.AddCaptioned(Text(embed.Caption), text => embed with { Url = frame, Caption = text });
                break;
            case WritableBlockContent content:
                RichTextList? own = null;
                BlockTextMap.Of(content, text => own = text);
                List<WritableBlockContent> children = Blocks(block.Children);
                if (own is null)
                    sink.Blocks.Add(children.Count == 0 ? content : BlockChildren.With(content, children));
                else
                    sink.Add(Text(own), text => (WritableBlockContent)BlockTextMap.Of(content, _ => text), children);
                break;
            default:
                context.Reporter.Add(ConversionNoticeKind.BlockUnsupported, ConversionSeverity.Dropped, block.Content.Type);
                break;
        }
    }

    // A page cannot be created within blocks; a link to one can.
    private void AddLink(string title, LinkTarget? target, string type, BlockSink sink)
    {
        context.Reporter.Add(ConversionNoticeKind.PageLinkAsText, ConversionSeverity.Lossy, type);
        sink.Blocks.Add(target is null ? new ParagraphBlock(title) : new LinkToPageBlock(target));
    }

    private void AddTable(TableBlock table, MarkdownBlock block, BlockSink sink)
    {
        List<IReadOnlyList<RichTextList>> rows = [.. block.Children.Select(row => row.Content).OfType<TableRowBlock>().Select(row => (IReadOnlyList<RichTextList>)[.. row.Cells.Select(Text)])];
        if (rows.Count > 0)
            sink.AddTable(rows, table.HasColumnHeader, table.HasRowHeader);
    }

    private void AddNumbered(NumberedListItemBlock item, MarkdownBlock block, BlockSink sink)
    {
        if (item.ListStartIndex is { } start && start != 1)
            context.Reporter.Add(ConversionNoticeKind.ListStartLost, ConversionSeverity.Lossy, start.ToString(CultureInfo.InvariantCulture));
        if (item.ListFormat is { } format)
            context.Reporter.Add(ConversionNoticeKind.ListFormatLost, ConversionSeverity.Lossy, format.Value);
        sink.Add(Text(item.RichText), text => new NumberedListItemBlock(text) { Color = item.Color }, Blocks(block.Children));
    }

    private void AddMedia(BlockContent content, BlockSink sink)
    {
        (string kind, FileSource? source, RichTextList caption) = BlockKinds.Media(content)!.Value;
        FileSource? file = source is FileUploadFile ? source : context.Links.File(BlockKinds.Url(source), null);
        if (file is not null)
            sink.AddCaptioned(Text(caption), text => BlockKinds.Media(kind, file, text)!);
        else if (caption.Count > 0)
            sink.Add(Text(caption), text => new ParagraphBlock(text));
    }

    private RichTextList Text(RichTextList text) => text.All(piece => piece.Content is not (TextContent { Link: not null } or EquationContent))
        ? NormalText.Of(text)
        : NormalText.Of([.. text.Select(Piece)]);

    private RichText Piece(RichText piece)
    {
        switch (piece.Content)
        {
            case TextContent { Link.Url: { } url } content:
                return RichText.Text(content.Content, context.Links.Link(url, null), piece.Annotations);
            case EquationContent { Expression: { Length: > ContentLimits.EquationLength } expression }:
                context.Reporter.Add(ConversionNoticeKind.EquationAsText, ConversionSeverity.Lossy);
                return RichText.Text(expression, annotations: (piece.Annotations ?? new Annotations()) with { Code = true });
            default:
                return piece;
        }
    }
}
