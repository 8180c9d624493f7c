using System.Globalization;
using System.Net;
using System.Reflection;
using global::Refit;
using Notion.Refit.Http;
using Notion.Refit.Models;

namespace Notion.Refit.Calls;

/// <summary>Reads and writes bodies by the generated readers and writers of the models.</summary>
internal sealed class ModelContentSerializer : IHttpContentSerializer, ISynchronousContentSerializer, IStreamingContentSerializer
{
    // The name of the body parameter in every interface.
    private static readonly string s_bodyParameter = "request";

    static ModelContentSerializer() => NotionBodies.Register();

    public HttpContent ToHttpContent<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item, s_bodyParameter);

        // Refit serializes all fields of a form that are not text. Notion reads them as text.
        return item is int number ? new StringContent(number.ToString(CultureInfo.InvariantCulture)) : BodyWriter.Write(item);
    }

    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        // Without the client's own handlers the body lies in Refit's buffer.
        if (content is not ResponseBody body)
            return ReadForeignAsync<T>(content, cancellationToken);
        ThrowIfAccepted<T>(body);
        return Task.FromResult<T?>(BodyReader.Read<T>(body.Bytes.Span));
    }

    // That it is a stream of events was checked when the response came.
    public IAsyncEnumerable<T?> DeserializeStreamAsync<T>(Stream stream, StreamingContentFormat format, CancellationToken cancellationToken = default) =>
        EventStreamReader.ReadAsync<T>(stream, cancellationToken)!;

    /// <summary>Throws if the response is a task to wait for instead of the result.</summary>
    /// <typeparam name="T">The model of the result.</typeparam>
    /// <exception cref="NotionAsyncTaskException">It is.</exception>
    public static void ThrowIfAccepted<T>(ResponseBody body)
    {
        if (body.Status == HttpStatusCode.Accepted && typeof(T) != typeof(AsyncTask))
            throw ResponseErrors.Accepted(body.Response, JsonBody.Read<AsyncTask>(body.Bytes.Span));
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private static async Task<T?> ReadForeignAsync<T>(HttpContent content, CancellationToken cancellationToken)
    {
        // Refit has loaded it into a buffer already, which is read in place.
        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return BodySink<T>.Read(content);
    }
}
