using Notion.Refit.Content;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The content of a card: the blocks of its page.</summary>
internal sealed class CardContent(INotionClient notion)
{
    /// <summary>The size of the largest file that can be added to a card, in bytes.</summary>
    public const int MaxFileSize = 20 * 1024 * 1024;

    /// <summary>Reads the content as HTML, in which no text of a block becomes an element or a script.</summary>
    public async Task<string> ReadHtmlAsync(PageId card, CancellationToken cancellationToken)
    {
        BlockTree tree = await notion.Blocks.GetTreeAsync(card, cancellationToken: cancellationToken);
        return NotionHtml.FromBlocks(tree, new HtmlWriteOptions { ResolveAsset = AddressOf }).Value;
    }

    /// <summary>Adds Markdown at the end.</summary>
    public Task AddNoteAsync(PageId card, string markdown, CancellationToken cancellationToken) =>
        notion.Blocks.AppendMarkdownAsync(card, markdown, cancellationToken: cancellationToken);

    /// <summary>Uploads a file and adds it at the end.</summary>
    public async Task AddFileAsync(PageId card, IFormFile file, CancellationToken cancellationToken)
    {
        await using Stream stream = file.OpenReadStream();
        FileUploadId upload = await notion.FileUploads.UploadAsync(stream, Path.GetFileName(file.FileName), cancellationToken: cancellationToken);
        await notion.Blocks.AppendTreeAsync(card, [BlockOf(file, upload)], cancellationToken: cancellationToken);
    }

    // Addresses that Notion signs end after an hour, so the page links to this app, which asks for a new one.
    private static string? AddressOf(ContentFile file) => file is { ExpiryTime: not null, BlockId: { } block } ? $"/files/{block}" : null;

    private static WritableBlockContent BlockOf(IFormFile file, FileSource source) => file.ContentType.Split('/') switch
    {
        ["image", ..] => new ImageBlock(source),
        ["video", ..] => new VideoBlock(source),
        ["audio", ..] => new AudioBlock(source),
        [_, "pdf"] => new PdfBlock(source),
        _ => new FileBlock(source),
    };
}
