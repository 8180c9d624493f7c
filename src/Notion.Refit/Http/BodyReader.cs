using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>The readers of the models that are response bodies, found by type without reflection.</summary>
internal static class BodyReader
{
    /// <summary>Registers the reader of a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    public static void Register<T>()
        where T : INotionModel<T> => Slot<T>.Read = JsonBody.Read<T>;

    /// <summary>Reads a model from exactly these bytes.</summary>
    /// <typeparam name="T">The model. Refit does not constrain it.</typeparam>
    /// <exception cref="JsonBodyException">The bytes are not JSON, or do not fit the model.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        (Slot<T>.Read ?? throw new NotSupportedException($"{typeof(T)} is not registered as a response body."))(json);

    private static class Slot<T>
    {
        public static Func<ReadOnlySpan<byte>, T>? Read { get; set; }
    }
}
