using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Authentication;

/// <summary>The token provider of a scope, resolved at the first request: a provider may itself use a client of the scope.</summary>
/// <param name="scope">The services of the scope.</param>
/// <param name="name">The name of the client; null for the one without.</param>
internal sealed class ScopeTokenProvider(IServiceProvider scope, string? name) : INotionTokenProvider
{
    private INotionTokenProvider Provider => field ??= scope.GetRequiredKeyedService<INotionTokenProvider>(name);

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => Provider.GetTokenAsync(cancellationToken);

    public ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) =>
        Provider.RenewTokenAsync(rejectedToken, cancellationToken);
}
