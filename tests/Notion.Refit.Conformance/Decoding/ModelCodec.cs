using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Conformance.Decoding;

/// <summary>Reads one type of model and writes it back.</summary>
internal sealed class ModelCodec
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256 };

    private readonly ReadModel _read;
    private readonly Action<Utf8JsonWriter, object> _write;

    private ModelCodec(string name, ReadModel read, Action<Utf8JsonWriter, object> write)
    {
        Name = name;
        _read = read;
        _write = write;
    }

    private delegate object ReadModel(ref Utf8JsonReader reader);

    /// <summary>Name of the model.</summary>
    public string Name { get; }

    /// <summary>The codec of a model.</summary>
    public static ModelCodec For<T>()
        where T : class, INotionModel<T> => new(typeof(T).Name, T.Read, (writer, model) => ((T)model).Write(writer));

    /// <summary>The codec over one of the client's; null when there is none.</summary>
    public static ModelCodec? Over(NotionModelCodec? codec) =>
        codec is null ? null : new ModelCodec(codec.ModelType.Name, codec.Read, codec.Write);

    /// <summary>Reads the JSON and writes what was read.</summary>
    /// <param name="json">One JSON value.</param>
    /// <param name="written">The JSON that the model writes.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The model cannot be read.</exception>
    public object RoundTrip(ReadOnlySpan<byte> json, out byte[] written)
    {
        Utf8JsonReader reader = new(json, ReaderOptions);
        reader.Read();
        object model = _read(ref reader);
        if (reader.Read())
            throw new JsonException($"The reader of {Name} stopped before the end, at byte {reader.BytesConsumed}.");

        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
            _write(writer, model);
        written = stream.ToArray();
        return model;
    }
}
