using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Completes written blocks: every type with its fields filled in, without its children.</summary>
internal static class BlockRules
{
    // Assumption: a callout without an icon gets the light bulb that the app gives it.
    private const string DefaultCalloutIcon = "💡";

    /// <summary>Fills in a block.</summary>
    /// <exception cref="ApiException">Something that must be there is not.</exception>
    public static WritableBlockContent Complete(WritableBlockContent given, RequestContext context) => given switch
    {
        ParagraphBlock b => new ParagraphBlock { RichText = Text(b.RichText), Icon = AppearanceRules.Complete(b.Icon, context), Color = b.Color },
        Heading1Block b => new Heading1Block { RichText = Text(b.RichText), IsToggleable = b.IsToggleable || b.Children.Count > 0, Color = b.Color },
        Heading2Block b => new Heading2Block { RichText = Text(b.RichText), IsToggleable = b.IsToggleable || b.Children.Count > 0, Color = b.Color },
        Heading3Block b => new Heading3Block { RichText = Text(b.RichText), IsToggleable = b.IsToggleable || b.Children.Count > 0, Color = b.Color },
        Heading4Block b => new Heading4Block { RichText = Text(b.RichText), IsToggleable = b.IsToggleable || b.Children.Count > 0, Color = b.Color },
        BulletedListItemBlock b => new BulletedListItemBlock { RichText = Text(b.RichText), Color = b.Color },
        NumberedListItemBlock b => NumberedListItem(b),
        ToDoBlock b => new ToDoBlock { RichText = Text(b.RichText), Checked = b.Checked, Color = b.Color },
        ToggleBlock b => new ToggleBlock { RichText = Text(b.RichText), Color = b.Color },
        QuoteBlock b => new QuoteBlock { RichText = Text(b.RichText), Color = b.Color },
        CalloutBlock b => Callout(b, context),
        CodeBlock b => new CodeBlock { Caption = Text(b.Caption), RichText = Text(b.RichText), Language = b.Language ?? CodeLanguage.PlainText },
        EquationBlock b => new EquationBlock(b.Expression),
        TemplateBlock b => new TemplateBlock { RichText = Text(b.RichText) },
        DividerBlock => new DividerBlock(),
        BreadcrumbBlock => new BreadcrumbBlock(),
        TableOfContentsBlock b => new TableOfContentsBlock { Color = b.Color },
        TableBlock b => new TableBlock { TableWidth = b.TableWidth, HasColumnHeader = b.HasColumnHeader, HasRowHeader = b.HasRowHeader },
        TableRowBlock b => new TableRowBlock { Cells = [.. b.Cells.Select(Text)] },
        ColumnListBlock => new ColumnListBlock(),
        ColumnBlock b => new ColumnBlock { WidthRatio = b.WidthRatio },
        TabBlock => new TabBlock(),
        SyncedBlock b => new SyncedBlock { SyncedFrom = b.SyncedFrom is null ? null : new SyncedBlockSource(b.SyncedFrom.BlockId) },
        LinkToPageBlock b => new LinkToPageBlock(Target(b.Target)),
        BookmarkBlock b => new BookmarkBlock { Caption = Text(b.Caption), Url = b.Url ?? throw Missing("bookmark.url") },
        EmbedBlock b => new EmbedBlock { Caption = Text(b.Caption), Url = b.Url ?? throw Missing("embed.url") },
        ImageBlock b => new ImageBlock { Caption = Text(b.Caption), Source = Source(b.Source, "image", FileUse.Image, context) },
        VideoBlock b => new VideoBlock { Caption = Text(b.Caption), Source = Source(b.Source, "video", FileUse.Video, context) },
        AudioBlock b => new AudioBlock { Caption = Text(b.Caption), Source = Source(b.Source, "audio", FileUse.Audio, context) },
        PdfBlock b => new PdfBlock { Caption = Text(b.Caption), Source = Source(b.Source, "pdf", FileUse.Pdf, context) },
        FileBlock b => File(b, context),
        _ => throw ApiErrors.BlockTypeNotWritable(given.Type),
    };

    /// <summary>Returns the name of a file without a given one.</summary>
    public static string? FileName(FileSource source, RequestContext context) => source switch
    {
        ExternalFile file => FileName(file.Url),
        FileUploadFile upload => context.FileUpload(upload.Id.Value).FileName,
        _ => null,
    };

    /// <summary>The text by which a file is called: the end of the path in its address.</summary>
    public static string FileName(string url)
    {
        string path = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsolutePath : url;
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    private static RichTextList Text(RichTextList given) => RichTextRules.Complete(given);

    private static NumberedListItemBlock NumberedListItem(NumberedListItemBlock given)
    {
        var block = new NumberedListItemBlock { RichText = Text(given.RichText), Color = given.Color };
        if (given.ListStartIndex is { } index)
            block = block with { ListStartIndex = index };
        return given.ListFormat is { } format ? block with { ListFormat = format } : block;
    }

    private static CalloutBlock Callout(CalloutBlock given, RequestContext context) => new()
    {
        RichText = Text(given.RichText),
        Icon = AppearanceRules.Complete(given.Icon, context) ?? new EmojiIcon(DefaultCalloutIcon),
        Color = given.Color,
    };

    private static FileBlock File(FileBlock given, RequestContext context)
    {
        FileSource source = Source(given.Source, "file", FileUse.Any, context);
        return new FileBlock { Caption = Text(given.Caption), Source = source, Name = given.Name ?? FileName(source, context) };
    }

    private static FileSource Source(FileSource? given, string kind, FileUse use, RequestContext context) =>
        AppearanceRules.Complete(given, context, use) ?? throw Missing($"{kind}.external");

    private static LinkTarget Target(LinkTarget given) => given switch
    {
        PageLink page => new PageLink(page.PageId),
        DatabaseLink database => new DatabaseLink(database.DatabaseId),
        CommentLink comment => new CommentLink(comment.CommentId),
        _ => throw Missing("link_to_page.page_id"),
    };

    private static ApiException Missing(string member) => ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined($"body.{member}"));
}
