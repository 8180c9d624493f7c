using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The parts that several kinds of blocks have in common.</summary>
internal static class BlockKinds
{
    /// <summary>The level of a heading with its members; null for another block.</summary>
    public static (int Level, RichTextList Text, bool IsToggleable, Color Color)? Heading(BlockContent? content) => content switch
    {
        Heading1Block b => (1, b.RichText, b.IsToggleable, b.Color),
        Heading2Block b => (2, b.RichText, b.IsToggleable, b.Color),
        Heading3Block b => (3, b.RichText, b.IsToggleable, b.Color),
        Heading4Block b => (4, b.RichText, b.IsToggleable, b.Color),
        _ => null,
    };

    /// <summary>A heading. There are four levels; deeper ones are the fourth.</summary>
    public static WritableBlockContent Heading(int level, RichTextList text, bool isToggleable, Color color) => level switch
    {
        1 => new Heading1Block { RichText = text, IsToggleable = isToggleable, Color = color },
        2 => new Heading2Block { RichText = text, IsToggleable = isToggleable, Color = color },
        3 => new Heading3Block { RichText = text, IsToggleable = isToggleable, Color = color },
        _ => new Heading4Block { RichText = text, IsToggleable = isToggleable, Color = color },
    };

    /// <summary>The file of a block and its caption; null for a block without a file.</summary>
    public static (string Kind, FileSource? Source, RichTextList Caption)? Media(BlockContent? content) => content switch
    {
        ImageBlock b => ("image", b.Source, b.Caption),
        VideoBlock b => ("video", b.Source, b.Caption),
        AudioBlock b => ("audio", b.Source, b.Caption),
        PdfBlock b => ("pdf", b.Source, b.Caption),
        FileBlock b => ("file", b.Source, b.Caption),
        _ => null,
    };

    /// <summary>A block with a file.</summary>
    public static WritableBlockContent? Media(string kind, FileSource source, RichTextList caption) => kind switch
    {
        "image" => new ImageBlock { Source = source, Caption = caption },
        "video" => new VideoBlock { Source = source, Caption = caption },
        "audio" => new AudioBlock { Source = source, Caption = caption },
        "pdf" => new PdfBlock { Source = source, Caption = caption },
        "file" => new FileBlock { Source = source, Caption = caption },
        _ => null,
    };

    /// <summary>A table as wide as its widest row.</summary>
    public static MarkdownBlock Table(IReadOnlyList<IReadOnlyList<string>> rows, bool hasHeaderRow, bool hasHeaderColumn, Func<string, RichTextList> inline)
    {
        int width = rows.Max(row => row.Count);
        return new MarkdownBlock
        {
            Content = new TableBlock { TableWidth = width, HasColumnHeader = hasHeaderRow, HasRowHeader = hasHeaderColumn },
            Children =
            [
                .. rows.Select(row => new MarkdownBlock
                {
                    Content = new TableRowBlock { Cells = [.. Enumerable.Range(0, width).Select(i => inline(i < row.Count ? row[i] : ""))] },
                }),
            ],
        };
    }

    /// <summary>The address of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isSigned">Whether the address has its signature, which is another one each time.</param>
    public static string Url(FileSource? source, bool isSigned = true) => source switch
    {
        ExternalFile external => external.Url,
        HostedFile hosted => isSigned ? hosted.Url : hosted.Url.Split('?', 2)[0],
        FileUploadFile upload => FileUploadScheme + upload.Id,
        _ => "",
    };

    /// <summary>The file of an address; an upload has a scheme of its own.</summary>
    public static FileSource Source(string url) =>
        url.StartsWith(FileUploadScheme, StringComparison.Ordinal) && FileUploadId.TryParse(url[FileUploadScheme.Length..], out FileUploadId id)
            ? new FileUploadFile(id)
            : new ExternalFile(url);

    private const string FileUploadScheme = "file-upload://";
}
