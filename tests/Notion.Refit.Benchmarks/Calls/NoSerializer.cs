using System.Reflection;
using global::Refit;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>Reads nothing: every response is the same object. What is left of a call is Refit itself.</summary>
/// <param name="result">The object.</param>
internal sealed class NoSerializer(object result) : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) => throw new NotSupportedException();

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) => Task.FromResult((T?)result);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
