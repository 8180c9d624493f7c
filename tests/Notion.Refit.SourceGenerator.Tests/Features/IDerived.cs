using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Requests of its own and inherited ones, an implementation of its own, overloads, names that the stub would use itself.</summary>
[Headers("X-Area: derived")]
public interface IDerived : IResults
{
    [Get("/derived/{class}")]
    Task<Item> NamedAsync(string @class, int uri, int message, int transport, int form);

    [Get("/derived")]
    Task<string> OverloadedAsync();

    [Get("/derived/all")]
    Task<string> OverloadedAsync(CancellationToken cancellationToken);

    [Get("/derived")]
    Task OptionsAsync([Property] string tag, [Property("attempt")] int number);

    Task<string> DefaultAsync() => OverloadedAsync();
}
