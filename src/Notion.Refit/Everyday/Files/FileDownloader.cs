using System.Net;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Files;

/// <summary>Downloads files from their hosts, without anything of Notion's requests.</summary>
internal static class FileDownloader
{
    // Of its own: the clients of Notion send a token with every request. Connections are renewed for changes of DNS.
    private static readonly Lazy<HttpClient> s_shared = new(static () => new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));

    /// <summary>Downloads a file.</summary>
    /// <param name="source">The file as it was read.</param>
    /// <param name="renew">Reads the file anew, with an address that is valid.</param>
    /// <param name="target">Where the bytes go.</param>
    /// <param name="client">The client for files; null for a shared one.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public static async Task DownloadAsync(
        FileSource source, Func<Task<FileSource>> renew, Stream target, HttpClient? client, TimeProvider time, CancellationToken cancellationToken)
    {
        client ??= s_shared.Value;
        (Uri address, DateTimeOffset? expiry) = FileAddress.Of(source);
        bool isRenewed = false;
        if (expiry <= time.GetUtcNow())
        {
            (address, _) = FileAddress.Of(await renew().ConfigureAwait(false));
            isRenewed = true;
        }

        HttpResponseMessage response = await GetAsync(client, address, cancellationToken).ConfigureAwait(false);
        try
        {
            // What the host says of an expired address.
            if (!isRenewed && expiry is not null && response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                response.Dispose();
                (address, _) = FileAddress.Of(await renew().ConfigureAwait(false));
                response = await GetAsync(client, address, cancellationToken).ConfigureAwait(false);
            }

            // The query of an address is a key: the message of EnsureSuccessStatusCode does not have it.
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            response.Dispose();
        }
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        if (client.DefaultRequestHeaders.Authorization is not null)
            throw new ArgumentException("The client for files must not send an Authorization header: files are on other hosts.", nameof(client));
        return client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
