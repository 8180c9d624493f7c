using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>The writers of the models that are request bodies, found by type without reflection.</summary>
internal static class BodyWriter
{
    /// <summary>Registers the writer of a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    public static void Register<T>()
        where T : INotionModel<T> => Slot<T>.Write = JsonBody.Write;

    /// <summary>Writes a model into pooled memory.</summary>
    /// <typeparam name="T">The model. Refit does not constrain it.</typeparam>
    public static HttpContent Write<T>(T model) =>
        (Slot<T>.Write ?? throw new NotSupportedException($"{typeof(T)} is not registered as a request body."))(model);

    private static class Slot<T>
    {
        public static Func<T, HttpContent>? Write { get; set; }
    }
}
