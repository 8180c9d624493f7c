using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Http;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>The ways to make one and the same call.</summary>
internal sealed class CallSet : IDisposable
{
    private readonly HttpClient _client;
    private readonly ServiceProvider _services;

    /// <param name="body">What every request is answered with.</param>
    public CallSet(byte[] body)
    {
        _client = HandWritten.Prepare(new CannedHandler(body), new Uri("https://api.notion.com/"));
        ByHand = new HandWritten(_client);

        // Over the very same client: what is left is the stub and what stands behind it.
        var transport = new RestTransport(_client, TimeProvider.System);
        Stub = Stubs.Create<INotionPages>(transport);
        OwnStub = new GeneratedPages(transport);

        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = HandWritten.Token).ConfigurePrimaryHttpMessageHandler(() => new CannedHandler(body));
        _services = services.BuildServiceProvider();
        Chain = _services.GetRequiredService<INotionPages>();
    }

#if USE_REFIT
    /// <summary>Whose stubs implement the interfaces in this build.</summary>
    public const string StubName = "Refit's stub";
#else
    /// <summary>Whose stubs implement the interfaces in this build.</summary>
    public const string StubName = "stub";
#endif

    public HandWritten ByHand { get; }

    /// <summary>The interface without handlers of ours.</summary>
    public INotionPages Stub { get; }

    /// <summary>Our own stub, also in a build with Refit's.</summary>
    public GeneratedPages OwnStub { get; }

    /// <summary>The interface as <c>AddNotion</c> registers it: authentication, limiter, retry, time limits; nobody logs.</summary>
    public INotionPages Chain { get; }

    public Variant[] Variants(PageId page)
    {
        Variant[] variants =
        [
            Variant.Of<Page>("hand-written", () => ByHand.RetrieveAsync(page)),
            Variant.Of<Page>(StubName, () => Stub.RetrieveAsync(page)),
            Variant.Of<Page>("whole chain", () => Chain.RetrieveAsync(page)),
        ];
#if USE_REFIT
        variants = [.. variants, Variant.Of<Page>("our stub", () => OwnStub.RetrieveAsync(page))];
#endif
        return variants;
    }

    public void Dispose()
    {
        _services.Dispose();
        _client.Dispose();
    }
}
