using BenchmarkDotNet.Attributes;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>One call, for BenchmarkDotNet.</summary>
[InProcess]
[MemoryDiagnoser]
public class CallBenchmarks : IDisposable
{
    private static readonly PageId s_page = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

    private CallSet _calls = null!;

    /// <summary>Whether the answer has 34 KB.</summary>
    [Params(false, true)]
    public bool IsLarge { get; set; }

    /// <summary>Makes the clients.</summary>
    [GlobalSetup]
    public void Start() => _calls = new CallSet(IsLarge ? AnswerBytes.Current.LargePage : AnswerBytes.Current.SmallPage);

    /// <summary>Ends them.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _calls.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Written by hand.</summary>
    [Benchmark(Baseline = true)]
    public Task<Page> ByHand() => _calls.ByHand.RetrieveAsync(s_page);

    /// <summary>Refit's stub with a serializer that does nothing.</summary>
    [Benchmark]
    public Task<Page> RefitAlone() => ((INotionPages)_calls.RefitAlone).RetrieveAsync(s_page);

    /// <summary>Refit's stub without the client's handlers.</summary>
    [Benchmark]
    public Task<Page> Stub() => ((INotionPages)_calls.Stub).RetrieveAsync(s_page);

    /// <summary>The interface as <c>AddNotion</c> registers it.</summary>
    [Benchmark]
    public Task<Page> Chain() => _calls.Chain.Pages.RetrieveAsync(s_page);
}
