using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;
using Notion.Refit.Models;
using global::Refit;

namespace Notion.Refit.Http;

/// <summary>Makes the objects behind the interfaces of the areas: Refit's own, over the same client and with the same bodies and errors as ours.</summary>
/// <remarks>
/// Compiled instead of <c>DefaultStubs.cs</c> with <c>-p:UseRefit=true</c>. <see cref="RestService.ForGenerated{T}(HttpClient, RefitSettings)"/> is
/// what <c>AddRefitGeneratedClient</c> ends in; called directly, it takes the registered client with its handlers as it is.
/// </remarks>
internal static class Stubs
{
    public static T Create<T>(RestTransport transport)
        where T : class => RestService.ForGenerated<T>(transport.Client, Settings(transport.Client, transport.Time));

    private static RefitSettings Settings(HttpClient client, TimeProvider time) => new(new ContentSerializer(), new ParameterFormatter())
    {
        // Our bodies are in memory already. Otherwise they would go out in chunks, without their length.
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        ExceptionFactory = response => FailureAsync(response, time),
        DeserializationExceptionFactory = UnreadableAsync,
        TransportExceptionFactory = (request, exception, cancellationToken) => TransportErrors.IsTranslated(exception, cancellationToken)
            ? TransportErrors.Translate(request, exception, client.Timeout)
            : exception,
    };

    private static async ValueTask<Exception?> FailureAsync(HttpResponseMessage response, TimeProvider time)
    {
        if (response.IsSuccessStatusCode)
            return null;
        PooledContent content = await ContentAsync(response, CancellationToken.None).ConfigureAwait(false);
        NotionException failure = ResponseErrors.Failure(response, content.Bytes, time);

        // Refit leaves it to the exception, which has all of it.
        response.Dispose();
        return failure;
    }

    private static async ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception exception)
    {
        if (exception is not JsonBodyException unreadable)
            return exception;
        PooledContent content = await ContentAsync(response, CancellationToken.None).ConfigureAwait(false);
        return AcceptedTask(response, content) ?? (Exception)ResponseErrors.Unreadable(response, content.Bytes.Span, unreadable);
    }

    // Instead of the result: a task to wait for.
    private static NotionAsyncTaskException? AcceptedTask(HttpResponseMessage response, PooledContent content)
    {
        if (response.StatusCode != HttpStatusCode.Accepted)
            return null;
        try
        {
            return ResponseErrors.Accepted(response, JsonBody.Read<AsyncTask>(content.Bytes.Span));
        }
        catch (JsonBodyException)
        {
            return null;
        }
    }

    private static async ValueTask<PooledContent> ContentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is not PooledContent content)
            response.Content = content = await PooledContent.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return content;
    }

    /// <summary>Bodies by the readers and writers of the models.</summary>
    private sealed class ContentSerializer : IHttpContentSerializer, ISynchronousContentSerializer
    {
        public HttpContent ToHttpContent<T>(T item) => JsonBody.Write(new Model<T>(item));

        public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

        public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

        public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
        {
            if (content is PooledContent pooled)
                return Read<T>(pooled.Bytes.Span);
            byte[] bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return Read<T>(bytes);
        }

        public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

        private static T? Read<T>(ReadOnlySpan<byte> json) => JsonBody.Read<Model<T>>(json).Value;
    }

    /// <summary>What Refit hands over is of any type; the converter that each model names knows its reader and writer.</summary>
    private readonly record struct Model<T>(T? Value) : INotionModel<Model<T>>
    {
        // The converters of the models do not look at them.
        private static readonly JsonSerializerOptions s_unused = new();

        private static readonly JsonConverter<T> s_converter =
            typeof(T).GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { } type && Activator.CreateInstance(type) is JsonConverter<T> converter
                ? converter
                : throw new NotSupportedException($"{typeof(T)} is no model: it names no converter.");

        public static Model<T> Read(ref Utf8JsonReader reader) => new(s_converter.Read(ref reader, typeof(T), s_unused));

        public void Write(Utf8JsonWriter writer) => s_converter.Write(writer, Value!, s_unused);
    }

    /// <summary>Addresses as our own stubs write them: booleans in lower case, and no path value that leads elsewhere.</summary>
    private sealed class ParameterFormatter : DefaultUrlParameterFormatter
    {
        public override string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
        {
            if (value is bool flag)
                return flag ? "true" : "false";

            string? text = base.Format(value, attributeProvider, type);
            if (text is not null && !attributeProvider.IsDefined(typeof(QueryAttribute), inherit: true))
                PathValue.ThrowIfUnsafe(text, nameof(value));
            return text;
        }
    }
}
