using System.Runtime.ExceptionServices;

namespace FhirCalc.Cli;

/// <summary>Works on a stream with all processors and hands the results on in the order of the input.</summary>
internal static class InOrder
{
    private const int MostItems = 64;
    private const int MostBytes = 1024 * 1024;

    /// <summary>
    /// Results in batches, so that handing over costs little. No more batches are under way than the processors need, however
    /// long the input is. Where the input ends in an exception, the results before it come first.
    /// </summary>
    public static async IAsyncEnumerable<TResult[]> Select<T, TResult>(IAsyncEnumerable<T> items, Func<T, int> bytesOf, Func<T, TResult> work)
    {
        var underWay = new Queue<Task<TResult[]>>();
        var most = 2 * Environment.ProcessorCount;
        var batch = new List<T>();
        var bytes = 0;
        ExceptionDispatchInfo? failure = null;
        await using var source = items.GetAsyncEnumerator();
        while (true)
        {
            bool hasItem;
            try
            {
                hasItem = await source.MoveNextAsync();
            }
            catch (UsageException error)
            {
                (hasItem, failure) = (false, ExceptionDispatchInfo.Capture(error));
            }

            if (hasItem)
            {
                batch.Add(source.Current);
                bytes += bytesOf(source.Current);
            }

            if (!hasItem || batch.Count >= MostItems || bytes >= MostBytes)
            {
                underWay.Enqueue(Start(batch, work));
                (batch, bytes) = ([], 0);
            }

            while (underWay.Count > (hasItem ? most : 0))
                yield return await underWay.Dequeue();
            if (!hasItem)
                break;
        }

        failure?.Throw();
    }

    private static Task<TResult[]> Start<T, TResult>(List<T> batch, Func<T, TResult> work) => Task.Run(() => batch.Select(work).ToArray());
}
