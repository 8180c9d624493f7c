using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Flat;
using Notion.Refit.Benchmarks.Plain;
using Notion.Refit.Http;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Json;

/// <summary>An answer, and all the ways to decode and encode it.</summary>
internal abstract class JsonCase(string name, byte[] json)
{
    private static readonly JsonWriterOptions s_asClient = JsonBody.WriterOptions;

    private readonly JsonElement _element = JsonElement.Parse(json);
    private readonly FixedBuffer _buffer = new(2 * json.Length);
    private Utf8JsonWriter? _writer;

    /// <summary>All of them.</summary>
    public static JsonCase[] All { get; } =
    [
        new JsonCase<PageOrDataSourceList, PlainList<PlainPage>>("query answer of 100 rows", AnswerBytes.Current.Query, PlainContext.Default.Pages) { DecodeFlat = Flat(AnswerBytes.Current.Query, FlatContext.Default.Pages) },
        new JsonCase<PageOrDataSourceList, PlainList<PlainPage>>("query answer of 100 rows with ten properties", AnswerBytes.WideQuery, PlainContext.Default.Pages) { DecodeFlat = Flat(AnswerBytes.WideQuery, FlatContext.Default.Pages) },
        new JsonCase<BlockList, PlainList<PlainBlock>>("listing of 100 blocks", AnswerBytes.Current.Blocks, PlainContext.Default.Blocks) { DecodeFlat = Flat(AnswerBytes.Current.Blocks, FlatContext.Default.Blocks) },
        new JsonCase<Page, PlainPage>("page with all property types", AnswerBytes.Current.Page, PlainContext.Default.Page) { DecodeFlat = Flat(AnswerBytes.Current.Page, FlatContext.Default.Page) },
    ];

    public string Name => name;

    private static Func<object> Flat<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class => () => JsonSerializer.Deserialize(json, type)!;

    protected byte[] Bytes => json;

    /// <summary>Nothing but tokens.</summary>
    public int Tokenize()
    {
        var reader = new Utf8JsonReader(json);
        int count = 0;
        while (reader.Read())
            count++;
        return count;
    }

    public abstract object Decode();

    /// <summary>Decodes into flat models, by the source generation of System.Text.Json.</summary>
    public required Func<object> DecodeFlat { get; init; }

    public abstract object DecodePlainly();

    /// <summary>The tokens of the parsed answer, written out.</summary>
    public int WriteTokens()
    {
        Utf8JsonWriter writer = Begin();
        _element.WriteTo(writer);
        return End(writer);
    }

    public abstract int Encode();

    public abstract int EncodePlainly();

    /// <summary>Fails where a variant loses something: what is measured does the whole work.</summary>
    public void Check()
    {
        Check("the reader and writer of the models", Encode);
        Check("System.Text.Json", EncodePlainly);

        void Check(string variant, Func<int> encode)
        {
            int length = encode();
            var written = JsonElement.Parse(_buffer.Written(length));
            if (!SameJson.Equals(written, _element))
                throw new InvalidOperationException($"{variant} did not give the {name} back as it was.");
        }
    }

    protected Utf8JsonWriter Begin()
    {
        _buffer.Clear();
        _writer ??= new Utf8JsonWriter(_buffer, s_asClient);
        _writer.Reset(_buffer);
        return _writer;
    }

    protected static int End(Utf8JsonWriter writer)
    {
        writer.Flush();
        return (int)writer.BytesCommitted;
    }
}

/// <inheritdoc/>
internal sealed class JsonCase<TModel, TPlain>(string name, byte[] json, JsonTypeInfo<TPlain> plain) : JsonCase(name, json)
    where TModel : class, INotionModel<TModel>
{
    private readonly TModel _model = JsonBody.Read<TModel>(json);
    private readonly TPlain _plain = JsonSerializer.Deserialize(json, plain)!;

    public override object Decode() => JsonBody.Read<TModel>(Bytes);

    public override object DecodePlainly() => JsonSerializer.Deserialize(Bytes, plain)!;

    public override int Encode()
    {
        Utf8JsonWriter writer = Begin();
        _model.Write(writer);
        return End(writer);
    }

    public override int EncodePlainly()
    {
        Utf8JsonWriter writer = Begin();
        JsonSerializer.Serialize(writer, _plain, plain);
        return End(writer);
    }
}
