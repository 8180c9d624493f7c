using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>The files in cards. The addresses that Notion signs end after an hour; these do not.</summary>
internal static class FileEndpoints
{
    private static readonly FileExtensionContentTypeProvider s_types = new();

    // What a browser needs to read a file in parts: to jump in a video, or to continue a download.
    private static readonly string[] s_passedOn = [HeaderNames.AcceptRanges, HeaderNames.ContentLength, HeaderNames.ContentRange, HeaderNames.ETag, HeaderNames.LastModified];

    public static void MapFiles(this IEndpointRouteBuilder app) => app.MapGet("/files/{id}", SendAsync);

    private static async Task<IResult> SendAsync(BlockId id, INotionClient notion, FileHost host, HttpContext context, CancellationToken ct)
    {
        // The block is read for each request, so the address in it is valid.
        Block block = await notion.Blocks.RetrieveAsync(id, ct);
        if (FileOf(block.Content) is not var (file, name))
            return ErrorHandler.Show(context.Request, new UserError(StatusCodes.Status404NotFound, "There is no file here."));
        using HttpResponseMessage source = await host.GetAsync(new Uri(file.Url), context.Request.Headers, ct);
        if (!source.IsSuccessStatusCode && source.StatusCode != System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
            return ErrorHandler.Show(context.Request, new UserError(StatusCodes.Status502BadGateway, "Notion does not send this file at the moment. Try again in a few minutes."));

        HttpResponse response = context.Response;
        response.StatusCode = (int)source.StatusCode;
        foreach (string header in s_passedOn)
        {
            if (source.Headers.TryGetValues(header, out IEnumerable<string>? values) || source.Content.Headers.TryGetValues(header, out values))
                response.Headers[header] = values.ToArray();
        }

        // A file comes from anyone: it is sent as what its name says, and runs nothing when it is opened by itself.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'";
        response.Headers.CacheControl = "private, max-age=3600";
        response.ContentType = s_types.TryGetContentType(name, out string? known) ? known : "application/octet-stream";
        if (!response.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        // What a host says about an error is not for the person.
        if (source.IsSuccessStatusCode)
            await source.Content.CopyToAsync(response.Body, ct);
        else
            response.ContentLength = 0;
        return TypedResults.Empty;
    }

    private static (HostedFile File, string Name)? FileOf(BlockContent content) => content switch
    {
        FileBlock { Name: { Length: > 0 } name, Source: HostedFile file } => (file, name),
        FileBlock b => FileOf(b.Source),
        ImageBlock b => FileOf(b.Source),
        VideoBlock b => FileOf(b.Source),
        AudioBlock b => FileOf(b.Source),
        PdfBlock b => FileOf(b.Source),
        _ => null,
    };

    private static (HostedFile File, string Name)? FileOf(FileSource? source) => source is HostedFile file ? (file, Uri.UnescapeDataString(new Uri(file.Url).Segments[^1])) : null;
}
