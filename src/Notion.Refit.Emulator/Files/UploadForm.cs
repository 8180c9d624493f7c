using System.Runtime.InteropServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Files;

/// <summary>The body by which a file, or a part of it, is sent.</summary>
/// <param name="File">The file.</param>
/// <param name="PartNumber">The number of the part as it was sent; null if it was not.</param>
/// <remarks>Assumption: the wording of all errors in forms.</remarks>
internal sealed record UploadForm(FormFile File, string? PartNumber)
{
    private const string FormContentType = "multipart/form-data";

    /// <summary>Takes a body apart.</summary>
    /// <exception cref="ApiException">It is no form, or not the one that is wanted.</exception>
    public static async ValueTask<UploadForm> ReadAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(Boundary(request.ContentType), Open(request.Body));
        FormFile? file = null;
        string? partNumber = null;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                ContentDispositionHeaderValue? disposition = section.GetContentDispositionHeader();
                switch (HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value)
                {
                    case "file" when file is null:
                        file = new FormFile(FileName(disposition!), section.ContentType, await FindAsync(section, request.Body, cancellationToken));
                        break;
                    case "part_number" when partNumber is null:
                        partNumber = Encoding.UTF8.GetString((await FindAsync(section, request.Body, cancellationToken)).Span);
                        break;
                    case "file" or "part_number":
                        throw ApiErrors.FieldTwice(HeaderUtilities.RemoveQuotes(disposition!.Name).ToString());
                    case { Length: > 0 } name:
                        throw ApiErrors.FailedValidation("body", ApiErrors.ShouldNotBePresent($"body.{name}", "form field"));
                    default:
                        throw ApiErrors.FieldWithoutName();
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException)
        {
            throw ApiErrors.InvalidForm(e.Message);
        }

        return file is null ? throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.file")) : new UploadForm(file, partNumber);
    }

    private static string Boundary(string? contentType)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals(FormContentType, StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary)
        {
            return boundary.ToString();
        }

        throw ApiErrors.FailedValidation(
            "headers",
            ApiErrors.ShouldBe("headers.content-type", $"`\"{FormContentType}\"` with a boundary", contentType is null ? "undefined" : ApiErrors.Quote(contentType)));
    }

    // The form with an asterisk is the one for other letters than English ones.
    private static string? FileName(ContentDispositionHeaderValue disposition)
    {
        string? name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return string.IsNullOrEmpty(name) ? null : name;
    }

    // The bytes stay where they are, in the body of the request: uploads are large.
    private static async ValueTask<ReadOnlyMemory<byte>> FindAsync(MultipartSection section, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await section.Body.CopyToAsync(Stream.Null, cancellationToken);
        return body.Slice((int)section.BaseStreamOffset!.Value, (int)section.Body.Length);
    }

    // The reader reports positions in streams that can seek.
    private static MemoryStream Open(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out ArraySegment<byte> array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(body.ToArray(), writable: false);
}
