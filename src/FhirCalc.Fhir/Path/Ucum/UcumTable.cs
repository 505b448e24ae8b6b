namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>
/// All atoms and prefixes of UCUM 2.0.1, in its order. One line an atom: code, 'M' where it takes prefixes, then its value in other
/// units ("7000 [gr]"), "*" for a base unit, "arbitrary" for a unit that compares with itself alone, "special" for one on a scale
/// that is not proportional to anything (logarithms, tangents, homeopathic potencies), or "scale factor offset" in kelvin.
/// </summary>
internal static class UcumTable
{
    public static readonly (string Symbol, Rational Value)[] Prefixes =
    [
        ("da", Rational.Ten(1)), ("Y", Rational.Ten(24)), ("Z", Rational.Ten(21)), ("E", Rational.Ten(18)), ("P", Rational.Ten(15)),
        ("T", Rational.Ten(12)), ("G", Rational.Ten(9)), ("M", Rational.Ten(6)), ("k", Rational.Ten(3)), ("h", Rational.Ten(2)),
        ("d", Rational.Ten(-1)), ("c", Rational.Ten(-2)), ("m", Rational.Ten(-3)), ("u", Rational.Ten(-6)), ("n", Rational.Ten(-9)),
        ("p", Rational.Ten(-12)), ("f", Rational.Ten(-15)), ("a", Rational.Ten(-18)), ("z", Rational.Ten(-21)), ("y", Rational.Ten(-24)),
        ("Ki", Rational.Of(1L << 10)), ("Mi", Rational.Of(1L << 20)), ("Gi", Rational.Of(1L << 30)), ("Ti", Rational.Of(1L << 40)),
    ];

    public const string Atoms = """
        m M *
        s M *
        g M *
        rad M *
        K M *
        C M *
        cd M *
        10* - 10 1
        10^ - 10 1
        [pi] - 3.1415926535897932384626433832795028841971693993751058209749445923 1
        % - 1 10*-2
        [ppth] - 1 10*-3
        [ppm] - 1 10*-6
        [ppb] - 1 10*-9
        [pptr] - 1 10*-12
        mol M 6.0221367 10*23
        sr M 1 rad2
        Hz M 1 s-1
        N M 1 kg.m/s2
        Pa M 1 N/m2
        J M 1 N.m
        W M 1 J/s
        A M 1 C/s
        V M 1 J/C
        F M 1 C/V
        Ohm M 1 V/A
        S M 1 Ohm-1
        Wb M 1 V.s
        Cel M scale 1 273.15
        T M 1 Wb/m2
        H M 1 Wb/A
        lm M 1 cd.sr
        lx M 1 lm/m2
        Bq M 1 s-1
        Gy M 1 J/kg
        Sv M 1 J/kg
        gon - 0.9 deg
        deg - 2 [pi].rad/360
        ' - 1 deg/60
        '' - 1 '/60
        l M 1 dm3
        L M 1 l
        ar M 100 m2
        min - 60 s
        h - 60 min
        d - 24 h
        a_t - 365.24219 d
        a_j - 365.25 d
        a_g - 365.2425 d
        a - 1 a_j
        wk - 7 d
        mo_s - 29.53059 d
        mo_j - 1 a_j/12
        mo_g - 1 a_g/12
        mo - 1 mo_j
        t M 1e3 kg
        bar M 1e5 Pa
        u M 1.6605402e-24 g
        eV M 1 [e].V
        AU - 149597.870691 Mm
        pc M 3.085678e16 m
        [c] M 299792458 m/s
        [h] M 6.6260755e-34 J.s
        [k] M 1.380658e-23 J/K
        [eps_0] M 8.854187817e-12 F/m
        [mu_0] M 1 4.[pi].10*-7.N/A2
        [e] M 1.60217733e-19 C
        [m_e] M 9.1093897e-28 g
        [m_p] M 1.6726231e-24 g
        [G] M 6.67259e-11 m3.kg-1.s-2
        [g] M 980665e-5 m/s2
        atm - 101325 Pa
        [ly] M 1 [c].a_j
        gf M 1 g.[g]
        [lbf_av] - 1 [lb_av].[g]
        Ky M 1 cm-1
        Gal M 1 cm/s2
        dyn M 1 g.cm/s2
        erg M 1 dyn.cm
        P M 1 dyn.s/cm2
        Bi M 10 A
        St M 1 cm2/s
        Mx M 1e-8 Wb
        G M 1e-4 T
        Oe M 250 /[pi].A/m
        Gb M 1 Oe.cm
        sb M 1 cd/cm2
        Lmb M 1 cd/cm2/[pi]
        ph M 1e-4 lx
        Ci M 37e9 Bq
        R M 2.58e-4 C/kg
        RAD M 100 erg/g
        REM M 1 RAD
        [in_i] - 254e-2 cm
        [ft_i] - 12 [in_i]
        [yd_i] - 3 [ft_i]
        [mi_i] - 5280 [ft_i]
        [fth_i] - 6 [ft_i]
        [nmi_i] - 1852 m
        [kn_i] - 1 [nmi_i]/h
        [sin_i] - 1 [in_i]2
        [sft_i] - 1 [ft_i]2
        [syd_i] - 1 [yd_i]2
        [cin_i] - 1 [in_i]3
        [cft_i] - 1 [ft_i]3
        [cyd_i] - 1 [yd_i]3
        [bf_i] - 144 [in_i]3
        [cr_i] - 128 [ft_i]3
        [mil_i] - 1e-3 [in_i]
        [cml_i] - 1 [pi]/4.[mil_i]2
        [hd_i] - 4 [in_i]
        [ft_us] - 1200 m/3937
        [yd_us] - 3 [ft_us]
        [in_us] - 1 [ft_us]/12
        [rd_us] - 16.5 [ft_us]
        [ch_us] - 4 [rd_us]
        [lk_us] - 1 [ch_us]/100
        [rch_us] - 100 [ft_us]
        [rlk_us] - 1 [rch_us]/100
        [fth_us] - 6 [ft_us]
        [fur_us] - 40 [rd_us]
        [mi_us] - 8 [fur_us]
        [acr_us] - 160 [rd_us]2
        [srd_us] - 1 [rd_us]2
        [smi_us] - 1 [mi_us]2
        [sct] - 1 [mi_us]2
        [twp] - 36 [sct]
        [mil_us] - 1e-3 [in_us]
        [in_br] - 2.539998 cm
        [ft_br] - 12 [in_br]
        [rd_br] - 16.5 [ft_br]
        [ch_br] - 4 [rd_br]
        [lk_br] - 1 [ch_br]/100
        [fth_br] - 6 [ft_br]
        [pc_br] - 2.5 [ft_br]
        [yd_br] - 3 [ft_br]
        [mi_br] - 5280 [ft_br]
        [nmi_br] - 6080 [ft_br]
        [kn_br] - 1 [nmi_br]/h
        [acr_br] - 4840 [yd_br]2
        [gal_us] - 231 [in_i]3
        [bbl_us] - 42 [gal_us]
        [qt_us] - 1 [gal_us]/4
        [pt_us] - 1 [qt_us]/2
        [gil_us] - 1 [pt_us]/4
        [foz_us] - 1 [gil_us]/4
        [fdr_us] - 1 [foz_us]/8
        [min_us] - 1 [fdr_us]/60
        [crd_us] - 128 [ft_i]3
        [bu_us] - 2150.42 [in_i]3
        [gal_wi] - 1 [bu_us]/8
        [pk_us] - 1 [bu_us]/4
        [dqt_us] - 1 [pk_us]/8
        [dpt_us] - 1 [dqt_us]/2
        [tbs_us] - 1 [foz_us]/2
        [tsp_us] - 1 [tbs_us]/3
        [cup_us] - 16 [tbs_us]
        [foz_m] - 30 mL
        [cup_m] - 240 mL
        [tsp_m] - 5 mL
        [tbs_m] - 15 mL
        [gal_br] - 4.54609 l
        [pk_br] - 2 [gal_br]
        [bu_br] - 4 [pk_br]
        [qt_br] - 1 [gal_br]/4
        [pt_br] - 1 [qt_br]/2
        [gil_br] - 1 [pt_br]/4
        [foz_br] - 1 [gil_br]/5
        [fdr_br] - 1 [foz_br]/8
        [min_br] - 1 [fdr_br]/60
        [gr] - 64.79891 mg
        [lb_av] - 7000 [gr]
        [oz_av] - 1 [lb_av]/16
        [dr_av] - 1 [oz_av]/16
        [scwt_av] - 100 [lb_av]
        [lcwt_av] - 112 [lb_av]
        [ston_av] - 20 [scwt_av]
        [lton_av] - 20 [lcwt_av]
        [stone_av] - 14 [lb_av]
        [pwt_tr] - 24 [gr]
        [oz_tr] - 20 [pwt_tr]
        [lb_tr] - 12 [oz_tr]
        [sc_ap] - 20 [gr]
        [dr_ap] - 3 [sc_ap]
        [oz_ap] - 8 [dr_ap]
        [lb_ap] - 12 [oz_ap]
        [oz_m] - 28 g
        [lne] - 1 [in_i]/12
        [pnt] - 1 [lne]/6
        [pca] - 12 [pnt]
        [pnt_pr] - 0.013837 [in_i]
        [pca_pr] - 12 [pnt_pr]
        [pied] - 32.48 cm
        [pouce] - 1 [pied]/12
        [ligne] - 1 [pouce]/12
        [didot] - 1 [ligne]/6
        [cicero] - 12 [didot]
        [degF] - scale 5/9 459.67
        [degR] - 5 K/9
        [degRe] - scale 5/4 218.52
        cal_[15] M 4.18580 J
        cal_[20] M 4.18190 J
        cal_m M 4.19002 J
        cal_IT M 4.1868 J
        cal_th M 4.184 J
        cal M 1 cal_th
        [Cal] - 1 kcal_th
        [Btu_39] - 1.05967 kJ
        [Btu_59] - 1.05480 kJ
        [Btu_60] - 1.05468 kJ
        [Btu_m] - 1.05587 kJ
        [Btu_IT] - 1.05505585262 kJ
        [Btu_th] - 1.054350 kJ
        [Btu] - 1 [Btu_th]
        [HP] - 550 [ft_i].[lbf_av]/s
        tex M 1 g/km
        [den] - 1 g/9/km
        m[H2O] M 980665e-5 kPa
        m[Hg] M 133.3220 kPa
        [in_i'H2O] - 1 m[H2O].[in_i]/m
        [in_i'Hg] - 1 m[Hg].[in_i]/m
        [PRU] - 1 mm[Hg].s/ml
        [wood'U] - 1 mm[Hg].min/L
        [diop] - 1 /m
        [p'diop] - special
        %[slope] - special
        [mesh_i] - 1 /[in_i]
        [Ch] - 1 mm/3
        [drp] - 1 ml/20
        [hnsf'U] - 1 1
        [MET] - 3.5 mL/min/kg
        [hp'_X] - special
        [hp'_C] - special
        [hp'_M] - special
        [hp'_Q] - special
        [hp_X] - arbitrary
        [hp_C] - arbitrary
        [hp_M] - arbitrary
        [hp_Q] - arbitrary
        [kp_X] - arbitrary
        [kp_C] - arbitrary
        [kp_M] - arbitrary
        [kp_Q] - arbitrary
        eq M 1 mol
        osm M 1 mol
        [pH] - special
        g% M 1 g/dl
        [S] - 1 10*-13.s
        [HPF] - 1 1
        [LPF] - 100 1
        kat M 1 mol/s
        U M 1 umol/min
        [iU] M arbitrary
        [IU] M 1 [iU]
        [arb'U] - arbitrary
        [USP'U] - arbitrary
        [GPL'U] - arbitrary
        [MPL'U] - arbitrary
        [APL'U] - arbitrary
        [beth'U] - arbitrary
        [anti'Xa'U] - arbitrary
        [todd'U] - arbitrary
        [dye'U] - arbitrary
        [smgy'U] - arbitrary
        [bdsk'U] - arbitrary
        [ka'U] - arbitrary
        [knk'U] - arbitrary
        [mclg'U] - arbitrary
        [tb'U] - arbitrary
        [CCID_50] - arbitrary
        [TCID_50] - arbitrary
        [EID_50] - arbitrary
        [PFU] - arbitrary
        [FFU] - arbitrary
        [CFU] - arbitrary
        [IR] - arbitrary
        [BAU] - arbitrary
        [AU] - arbitrary
        [Amb'a'1'U] - arbitrary
        [PNU] - arbitrary
        [Lf] - arbitrary
        [D'ag'U] - arbitrary
        [FEU] - arbitrary
        [ELU] - arbitrary
        [EU] - arbitrary
        Np M special
        B M special
        B[SPL] M special
        B[V] M special
        B[mV] M special
        B[uV] M special
        B[10.nV] M special
        B[W] M special
        B[kW] M special
        st M 1 m3
        Ao - 0.1 nm
        b - 100 fm2
        att - 1 kgf/cm2
        mho M 1 S
        [psi] - 1 [lbf_av]/[in_i]2
        circ - 2 [pi].rad
        sph - 4 [pi].sr
        [car_m] - 2e-1 g
        [car_Au] - 1 /24
        [smoot] - 67 [in_i]
        [m/s2/Hz^(1/2)] - special
        bit_s - special
        bit M 1 1
        By M 8 bit
        Bd M 1 /s
        """;
}
