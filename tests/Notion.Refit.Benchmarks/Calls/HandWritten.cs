using System.Net.Http.Headers;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>What one writes without this library, but with its models: one method an operation over an <see cref="HttpClient"/>.</summary>
/// <param name="client">The client, as <see cref="Prepare"/> makes it.</param>
internal sealed class HandWritten(HttpClient client)
{
    public const string Token = "ntn_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH";

    /// <summary>A client with all that Notion wants in its default headers, and the usual limit of 100 seconds.</summary>
    public static HttpClient Prepare(HttpMessageHandler handler, Uri baseAddress)
    {
        var client = new HttpClient(handler) { BaseAddress = baseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        client.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
        client.DefaultRequestHeaders.Add("User-Agent", "benchmark/1.0");
        return client;
    }

    public Task<Page> RetrieveAsync(PageId id, CancellationToken cancellationToken = default) => GetAsync<Page>($"/v1/pages/{id}", cancellationToken);

    public Task<User> RetrieveMeAsync(CancellationToken cancellationToken = default) => GetAsync<User>("/v1/users/me", cancellationToken);

    private async Task<T> GetAsync<T>(string address, CancellationToken cancellationToken)
        where T : INotionModel<T>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // Read once, into memory of the length that was announced.
            byte[] body = new byte[(int)response.Content.Headers.ContentLength!];
            await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
            return Decode<T>(body);
        }
    }

    /// <summary>Decodes a model with the generated reader.</summary>
    public static T Decode<T>(byte[] body)
        where T : INotionModel<T>
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return T.Read(ref reader);
    }
}
