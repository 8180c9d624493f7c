using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Everyday.Json;

/// <summary>Converts models to JSON and measures them.</summary>
internal static class ModelText
{
    // As requests are written: escapes would count as bytes.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Returns the JSON of a model in UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToJson<T>(T model)
        where T : INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
            model.Write(writer);
        return buffer.WrittenMemory;
    }

    /// <summary>Returns the number of bytes of the JSON of a model.</summary>
    public static int Measure<T>(T model)
        where T : INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, s_options);
        model.Write(writer);
        writer.Flush();
        return buffer.WrittenCount;
    }
}
