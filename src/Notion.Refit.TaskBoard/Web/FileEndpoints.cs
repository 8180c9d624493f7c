using Microsoft.AspNetCore.StaticFiles;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>The files in cards. The addresses that Notion signs end after an hour; these do not.</summary>
internal static class FileEndpoints
{
    private static readonly FileExtensionContentTypeProvider s_types = new();

    public static void MapFiles(this IEndpointRouteBuilder app) => app.MapGet("/files/{id}", SendAsync);

    private static async Task<IResult> SendAsync(BlockId id, INotionClient notion, FileHost host, HttpContext context, CancellationToken ct)
    {
        Block block = await notion.Blocks.RetrieveAsync(id, ct);
        if (NameOf(block.Content) is not { } name)
            return ErrorHandler.Show(context.Request, new UserError(StatusCodes.Status404NotFound, "There is no file here."));

        // A file comes from anyone: it is sent as what its name says, and runs nothing when it is opened by itself.
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'";
        context.Response.Headers.CacheControl = "private, max-age=3600";
        string type = s_types.TryGetContentType(name, out string? known) ? known : "application/octet-stream";
        return TypedResults.Stream(
            target => notion.Blocks.DownloadAsync(block, target, host.Client, cancellationToken: ct),
            type,
            fileDownloadName: type.StartsWith("image/", StringComparison.Ordinal) ? null : name);
    }

    private static string? NameOf(BlockContent content) => content switch
    {
        FileBlock { Name: { Length: > 0 } name } => name,
        FileBlock b => NameOf(b.Source),
        ImageBlock b => NameOf(b.Source),
        VideoBlock b => NameOf(b.Source),
        AudioBlock b => NameOf(b.Source),
        PdfBlock b => NameOf(b.Source),
        _ => null,
    };

    private static string? NameOf(FileSource? source) => source is HostedFile file ? Uri.UnescapeDataString(new Uri(file.Url).Segments[^1]) : null;
}
