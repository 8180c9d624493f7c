using System.Text.Encodings.Web;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>Writes models as request bodies and reads them from response bodies.</summary>
internal static class JsonBody
{
    // Nested blocks and filters go deeper than the usual 64 levels when they are written by a program.
    private const int MaxDepth = 512;

    private static readonly JsonReaderOptions s_readerOptions = new() { MaxDepth = MaxDepth };

    /// <summary>The options of the writer of bodies.</summary>
    internal static JsonWriterOptions WriterOptions { get; } = new()
    {
        // The body is no part of a web page: text stays readable and short. What is written is checked by tests of the models.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = MaxDepth,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Writes a model.</summary>
    /// <exception cref="ArgumentException">Text in it ends or begins in the middle of a character, such as half an emoji.</exception>
    public static PooledContent Write<T>(T model)
        where T : INotionModel<T>
    {
        var buffer = new PooledBuffer(1024);

        // Taken, not borrowed: a model whose writer sends something itself, or fails, must not leave a used writer.
        Utf8JsonWriter writer = t_writer ?? new Utf8JsonWriter(buffer, WriterOptions);
        t_writer = null;
        try
        {
            writer.Reset(buffer);
            using (Sending.Begin())
                model.Write(writer);
            writer.Flush();
            ThrowIfCutText(buffer.Written.Span);
        }
        catch
        {
            buffer.Release();
            throw;
        }

        writer.Reset(NoBuffer.Instance);
        t_writer = writer;
        return PooledContent.Json(buffer);
    }

    /// <summary>Reads a model from exactly these bytes.</summary>
    /// <remarks>A byte order mark before them is skipped.</remarks>
    /// <exception cref="JsonBodyException">They are no JSON, or none that fits.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : INotionModel<T>
    {
        json = WithoutByteOrderMark(json);
        var reader = new Utf8JsonReader(json, s_readerOptions);
        try
        {
            reader.Read();
            T model = T.Read(ref reader);

            // Fails where something follows.
            reader.Read();
            return model;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw JsonBodyException.At(json, reader.TokenStartIndex, reader.BytesConsumed, e);
        }
    }

    /// <summary>The text after a byte order mark, which the reader of the framework refuses.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> json) => json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;

    // Otherwise Notion would store U+FFFD in its place, and nothing would say so.
    private static void ThrowIfCutText(ReadOnlySpan<byte> json)
    {
        int position = UnpairedSurrogate.Find(json);
        if (position < 0)
            return;
        var reader = new Utf8JsonReader(json, s_readerOptions);
        while (reader.Read() && reader.BytesConsumed <= position)
        {
        }

        throw new ArgumentException($"The text at {JsonPath.Find(json, reader.TokenStartIndex)} holds half a surrogate pair, such as half an emoji. Cut text between whole characters.");
    }

    // Keeps the cached writer from holding the last body.
    private sealed class NoBuffer : System.Buffers.IBufferWriter<byte>
    {
        public static readonly NoBuffer Instance = new();

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new InvalidOperationException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new InvalidOperationException();
    }
}
