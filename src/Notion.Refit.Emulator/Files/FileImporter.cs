using System.Net;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Files;

/// <summary>Fetches files from addresses. It never leaves this machine.</summary>
/// <remarks>
/// Assumption: an address of this machine may do without TLS. One elsewhere is believed to exist; its import fails, and says why. The wording of
/// all errors is our own.
/// </remarks>
internal sealed class FileImporter : IDisposable
{
    private const int MostRedirections = 5;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout };

    /// <summary>Looks at a file, as the API does before it says that it imports it, and then fetches it.</summary>
    /// <param name="url">The address.</param>
    /// <param name="largest">The size of the largest file that is taken.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ApiException">The address cannot be right, or its headers do not say what they should.</exception>
    public async ValueTask<ImportedFile> FetchAsync(string url, long largest, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http") || (address.Scheme is "http" && !address.IsLoopback))
            throw Refused("should be a valid HTTPS URL", url);
        if (!address.IsLoopback)
            return ImportedFile.Failed(null, Error("The emulator fetches files from loopback addresses only.", status: null));

        string contentType = await LookAsync(address, largest, cancellationToken);
        try
        {
            using HttpResponseMessage response = await FollowAsync(HttpMethod.Get, address, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return ImportedFile.Failed(contentType, Error("The file could not be downloaded.", (int)response.StatusCode));
            byte[] content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return content.Length <= largest
                ? new ImportedFile(contentType, content, null)
                : ImportedFile.Failed(contentType, Error($"The file size of {content.Length} bytes exceeds the limit of {largest} bytes.", status: null) with { ErrorType = FileImportErrorType.ValidationError });
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            return ImportedFile.Failed(contentType, Error("The file could not be downloaded.", status: null));
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsFailure(Exception e, CancellationToken cancellationToken) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static ApiException Refused(string problem, string url) =>
        ApiErrors.InvalidImport(problem, url);

    private static FileImportError Error(string message, int? status) => new()
    {
        ErrorType = FileImportErrorType.DownloadError,
        Code = FileImportErrorType.DownloadError.Value,
        Message = message,
        Parameter = "external_url",
        StatusCode = status,
    };

    private async ValueTask<string> LookAsync(Uri address, long largest, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await FollowAsync(HttpMethod.Head, address, cancellationToken);
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Refused("should be reachable", address.OriginalString);
        }

        using (response)
        {
            if (!response.IsSuccessStatusCode)
                throw Refused($"should answer with a file, not with the status {(int)response.StatusCode}", address.OriginalString);
            if (response.Content.Headers.ContentLength > largest)
                throw Refused($"should lead to a file of at most {largest} bytes, not of {response.Content.Headers.ContentLength}", address.OriginalString);
            return response.Content.Headers.ContentType?.ToString() ?? throw Refused("should answer with a Content-Type header", address.OriginalString);
        }
    }

    private async ValueTask<HttpResponseMessage> FollowAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        for (int i = 0; ; i++)
        {
            using var request = new HttpRequestMessage(method, address);
            HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            address = new Uri(address, location);
            if (i == MostRedirections || !address.IsLoopback)
                throw new HttpRequestException("The address leads away from this machine, or in circles.");
        }
    }
}
