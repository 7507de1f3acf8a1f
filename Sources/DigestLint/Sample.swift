/// The digest that the rules' examples are mistakes in: small, canonical, with Chinese text and a list as in real ones.
package enum Sample {
    package static let digest = """
        <div id=toc></div>

        # Table of Contents

        - [cs.CV](#cs.CV) [Total: 3]
        - [cs.AI](#cs.AI) [Total: 1]


        <div id='cs.CV'></div>

        # cs.CV [[Back]](#toc)

        ### [1] [Any4D: Unified Feed-Forward Metric 4D Reconstruction](https://arxiv.org/abs/2512.10935)
        *Jay Karhade,Nikhil Keetha*

        Main category: cs.CV

        TL;DR: Any4D是一个可扩展的多视角Transformer


        <details>
          <summary>Details</summary>
        Motivation: 现有方法通常只关注稀疏点跟踪

        Method: 使用模块化表示

        Result: 误差降低2-3倍

        Conclusion: 为下游应用开辟了道路

        Abstract: We present Any4D, a scalable multi-view transformer.

        </details>


        ### [2] [GaussianHeadTalk: Wobble-Free 3D Talking Heads](https://arxiv.org/abs/2512.10939)
        *Madhav Agarwal,Mingtian Zhang,Laura Sevilla-Lara*

        Main category: cs.CV

        TL;DR: 该论文提出GaussianHeadTalk


        <details>
          <summary>Details</summary>
        Motivation: 语音驱动的说话头虽然是实时的

        Method: 1. 映射高斯分布
        2. 预测模型参数

        Result: 实时生成了稳定的视频

        Conclusion: 该方法有效解决了不稳定性

        Abstract: Speech-driven talking heads are unstable at $\\beta = 2$.

        </details>


        ### [3] [OmniView: An All-Seeing Diffusion Model](https://arxiv.org/abs/2512.10940)
        *Xiang Fan,Sharath Girish*

        Main category: cs.CV

        TL;DR: OmniView是一个统一的扩散模型


        <details>
          <summary>Details</summary>
        Motivation: 现有方法使用不相交的数据

        Method: 分别表示空间、时间和视角

        Result: 图像质量提高了33%

        Conclusion: 证明了可行性

        Abstract: OmniView addresses a wide range of tasks.

        </details>


        <div id='cs.AI'></div>

        # cs.AI [[Back]](#toc)

        ### [4] [Noisy Quantum Learning Theory](https://arxiv.org/abs/2512.10929)
        *Jordan Cotler,Weiyuan Gong*

        Main category: cs.AI

        TL;DR: 研究噪声量子学习理论


        <details>
          <summary>Details</summary>
        Motivation: 将标准量子计算扩展到噪声场景

        Method: 定义了复杂度类

        Result: 证明了指数级分离

        Conclusion: 噪声学习是可能的

        Abstract: We develop a framework for learning from noisy quantum experiments.

        </details>

        """

    /// The digest of the day before, 2025-12-10, for the rules that compare digests.
    package static let dayBefore = """
        <div id=toc></div>

        # Table of Contents

        - [cs.AI](#cs.AI) [Total: 1]


        <div id='cs.AI'></div>

        # cs.AI [[Back]](#toc)

        ### [1] [Learning to Walk](https://arxiv.org/abs/2512.09011)
        *Sarah Connor,Kyle Reese*

        Main category: cs.AI

        TL;DR: 机器人学会了走路


        <details>
          <summary>Details</summary>
        Motivation: 行走很难

        Method: 强化学习

        Result: 机器人能走路

        Conclusion: 行走可以学习

        Abstract: We teach a robot to walk.

        </details>

        """
}
