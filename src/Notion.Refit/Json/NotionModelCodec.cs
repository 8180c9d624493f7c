using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Reads and writes a model whose type is not known when the code is compiled.</summary>
public abstract class NotionModelCodec
{
    private protected NotionModelCodec()
    {
    }

    /// <summary>The type of the model.</summary>
    public abstract Type ModelType { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="reader">The reader, on the first token of the value; afterwards on its last one.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The JSON is broken, or a member has a type that does not fit.</exception>
    public abstract object Read(ref Utf8JsonReader reader);

    /// <summary>Writes a model.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="model">The model, as <see cref="Read"/> gave it.</param>
    /// <exception cref="InvalidCastException">The model is one of another type.</exception>
    public abstract void Write(Utf8JsonWriter writer, object model);
}

/// <summary>Reads and writes models of one type.</summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class NotionModelCodec<T> : NotionModelCodec
    where T : class, INotionModel<T>
{
    private NotionModelCodec()
    {
    }

    /// <inheritdoc/>
    public override Type ModelType => typeof(T);

    internal static NotionModelCodec<T> Instance { get; } = new();

    /// <inheritdoc/>
    public override object Read(ref Utf8JsonReader reader) => T.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object model)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ((T)model).Write(writer);
    }
}
