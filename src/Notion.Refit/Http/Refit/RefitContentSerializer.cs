using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using global::Refit;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Http;

/// <summary>Bodies by the readers and writers of the models.</summary>
internal sealed class RefitContentSerializer : IHttpContentSerializer, ISynchronousContentSerializer
{
    // What a body is called in every interface.
    private static readonly string s_parameter = "request";

    public HttpContent ToHttpContent<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item, s_parameter);
        return JsonBody.Write(new Model<T>(item));
    }

    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        // Without our handlers nobody has read it.
        if (content is not RefitAnswer answer)
            return Read<T>(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));

        // Instead of the result: a task to wait for.
        if (answer.Status == HttpStatusCode.Accepted && typeof(T) != typeof(AsyncTask))
            throw ResponseErrors.Accepted(answer.Response, JsonBody.Read<AsyncTask>(answer.Bytes.Span));
        return Read<T>(answer.Bytes.Span);
    }

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private static T? Read<T>(ReadOnlySpan<byte> json) => JsonBody.Read<Model<T>>(json).Value;

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
}
