using Microsoft.Net.Http.Headers;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>Reads files from the hosts that Notion names, without a token.</summary>
/// <param name="client">A client without credentials. The files of an emulator are in its process.</param>
internal sealed class FileHost(HttpClient client)
{
    /// <summary>Requests a file, or the part of it that a browser asks for.</summary>
    /// <param name="address">The address that Notion has signed.</param>
    /// <param name="headers">The headers of the browser's request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The response, whose body is not read yet.</returns>
    public async Task<HttpResponseMessage> GetAsync(Uri address, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (string name in (string[])[HeaderNames.Range, HeaderNames.IfRange])
        {
            if (headers[name] is [{ } value])
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
